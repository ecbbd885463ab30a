import { describe, expect, test } from "vitest";
import { askRaw, page, secretOutside, startHost } from "./loopback-fixture.ts";

describe("pages", () => {
  test("[O9] the page is asked for anew each time, files with a hash in their name are kept", async () => {
    const { ask } = await startHost();
    const index = await ask("GET", page);
    expect([index.status, index.headers["content-type"], index.headers["cache-control"]]).toEqual([
      200,
      "text/html; charset=utf-8",
      "no-cache",
    ]);
    expect(index.body).toContain("<title>Warrant</title>");
    const asset = await ask("GET", "/assets/index-1a2b3c.js");
    expect([asset.status, asset.headers["content-type"]]).toEqual([200, "application/javascript; charset=utf-8"]);
    expect(asset.headers["cache-control"]).toBe("private, max-age=31536000, immutable");
    const icon = await ask("GET", "/icon.svg");
    expect([icon.status, icon.headers["content-type"], icon.headers["cache-control"]]).toEqual([
      200,
      "image/svg+xml",
      "no-cache",
    ]);
  });

  test("[O10] no path leads out of the folder of pages, however it is written", async () => {
    const { host, cookie, ask } = await startHost();
    const steps = ["..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "..%00", "....", "..;"];
    const separators = ["/", "\\", "%2f", "%5c", "//", "/./"];
    const paths = steps.flatMap((step) =>
      separators.flatMap((separator) => [
        `/${step}${separator}secret.txt`,
        `/assets${separator}${step}${separator}${step}${separator}secret.txt`,
        `/assets/${step}${separator}${step}${separator}${step}${separator}${step}${separator}etc${separator}passwd`,
      ]),
    );
    for (const path of [
      ...paths,
      "/.hidden",
      "/%2ehidden",
      "//secret.txt",
      "/etc/passwd",
      "/%",
      "/%zz",
      "/%00",
      "/\\\\host\\share",
      "/C:/",
      "file:///etc/passwd",
    ]) {
      const reply = await ask("GET", path);
      expect([path, reply.status, reply.body.includes(secretOutside), reply.body.includes("root:")]).toEqual([
        path,
        expect.toSatisfy((status: number) => status >= 400 && status < 500),
        false,
        false,
      ]);
      const raw = await askRaw(
        host.port,
        `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${host.port}\r\ncookie: ${cookie}\r\nconnection: close\r\n\r\n`,
      );
      expect([path, raw.split(" ")[1]]).toEqual([path, expect.stringMatching(/^4\d\d$/)]);
      expect(raw).not.toContain(secretOutside);
    }
  });
});
