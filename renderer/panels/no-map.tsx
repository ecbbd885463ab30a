import { runAction } from "../actions/actions.ts";

/** What stands where the map would, while none is open. */
export function NoMap() {
  return (
    <div className="no-map">
      <p className="serif">No map is open.</p>
      <p className="mute">Choose one in the library on the left, begin a new one, or import one from a file.</p>
      <div className="row">
        <button type="button" className="button primary" onClick={() => runAction("map.new")}>
          New map
        </button>
        <button type="button" className="button" onClick={() => runAction("map.import")}>
          Import map…
        </button>
      </div>
    </div>
  );
}
