import { Network } from "lucide-react";
import { chooseMap, useWindowStore } from "../../state/window-store.ts";
import { revealWhenPlaced } from "../library/show-claim.ts";
import { VirtualList } from "../ui/virtual-list.tsx";
import { InspectorSection } from "./inspector-section.tsx";

/** The maps that something stands on; a click opens one, and shows the claim there. */
export function MapLinks({
  maps,
  claimId,
}: {
  readonly maps: readonly { readonly id: string; readonly title: string }[];
  readonly claimId?: string;
}) {
  const current = useWindowStore((state) => state.mapId);
  const open = (mapId: string) => {
    chooseMap(mapId);
    if (claimId !== undefined) revealWhenPlaced(mapId, claimId);
  };
  return (
    <InspectorSection title="On maps" count={maps.length}>
      {maps.length === 0 ? (
        <p className="mute">It stands on no map.</p>
      ) : (
        <VirtualList
          items={maps}
          keyOf={({ id }) => id}
          likelySize={28}
          row={(map) => (
            <button type="button" className="row-link with-icon" onClick={() => open(map.id)}>
              <Network size={14} aria-hidden />
              <span className="grow ellipsis">{map.title}</span>
              {map.id === current && <span className="small mute">open</span>}
            </button>
          )}
        />
      )}
    </InspectorSection>
  );
}
