import { ClaimsSection } from "./claims-section.tsx";
import { MapsSection } from "./maps-section.tsx";
import { NotesSection } from "./notes-section.tsx";
import { SourcesSection } from "./sources-section.tsx";
import { SpeakersSection } from "./speakers-section.tsx";

/** The left panel: all that the library holds, whichever map is open. */
export function Library() {
  return (
    <aside className="library" aria-label="Library" data-region="library">
      <MapsSection />
      <ClaimsSection />
      <SourcesSection />
      <SpeakersSection />
      <NotesSection />
    </aside>
  );
}
