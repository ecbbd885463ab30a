import type { Locator } from "playwright-core";

/** Scrolls what `list` scrolls with from its top to its end; gives every place that was mounted, and the most rows at once. */
export async function scrollThrough(list: Locator): Promise<{ readonly places: Set<number>; readonly most: number }> {
  const { seen, most } = await list.evaluate(async (element) => {
    const scroller = element.querySelector(".scroll") ?? element.closest(".scroll");
    if (scroller === null) throw new Error("nothing scrolls");
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const places = new Set<number>();
    let mostRows = 0;
    scroller.scrollTop = 0;
    for (let before = -1; before !== scroller.scrollTop; ) {
      await frame();
      await frame();
      // Rows of a page that is being fetched are still empty.
      while ([...element.querySelectorAll("[data-index]")].some((row) => row.childNodes.length === 0)) await frame();
      const rows = [...element.querySelectorAll("[aria-posinset]")];
      mostRows = Math.max(mostRows, rows.length);
      for (const row of rows) places.add(Number(row.getAttribute("aria-posinset")));
      before = scroller.scrollTop;
      scroller.scrollTop = before + scroller.clientHeight * 0.9;
    }
    return { seen: [...places], most: mostRows };
  });
  return { places: new Set(seen), most };
}

/** The places of a list of `count` rows, all of them. */
export function allPlaces(count: number): Set<number> {
  return new Set(Array.from({ length: count }, (_, index) => index + 1));
}

/** The option that a search field marks: its place, and whether it is in view. */
export function marked(
  field: Locator,
): Promise<{ readonly place: number; readonly text: string; readonly inView: boolean } | null> {
  return field.evaluate((input) => {
    const option = document.getElementById(input.getAttribute("aria-activedescendant") ?? "");
    const scroller = option?.closest(".scroll");
    if (!option || !scroller) return null;
    const [inner, outer] = [option.getBoundingClientRect(), scroller.getBoundingClientRect()];
    return {
      place: Number(option.getAttribute("aria-posinset")),
      text: option.textContent,
      inView: inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1,
    };
  });
}

/** True when the one lies within the other, from left to right. */
export async function isWithin(inner: Locator, outer: Locator): Promise<boolean> {
  const [a, b] = [await inner.boundingBox(), await outer.boundingBox()];
  return a !== null && b !== null && a.x >= b.x - 1 && a.x + a.width <= b.x + b.width + 1;
}
