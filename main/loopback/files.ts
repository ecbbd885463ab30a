import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { App } from "#main/app/app.ts";
import { fileTooLargeMessage, receivedFileLimitBytes } from "#shared/contract/file-limit.ts";
import { refuse } from "./refusals.ts";

const mediaType = "application/octet-stream";

/**
 * `POST /files`: the bytes of a file that a window hands over, written down as
 * they come. One that is cut off leaves nothing.
 */
export async function takeFiles(server: FastifyInstance, app: Pick<App, "receive">): Promise<void> {
  // In a scope of its own: nowhere else are bytes taken.
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(mediaType, (_request, payload, done) => done(null, payload));
    scope.post("/files", { config: { kind: "api" } }, async (request, reply) => {
      const { body } = request;
      if (!(body instanceof Readable)) return refuse(reply, 415, "forbidden", `A file must be sent as ${mediaType}.`);
      if (Number(request.headers["content-length"]) > receivedFileLimitBytes) {
        return refuse(reply, 413, "file-unreadable", fileTooLargeMessage);
      }
      const answer = await app.receive({ bytes: body });
      return reply.type("application/json; charset=utf-8").send(JSON.stringify(answer));
    });
  });
}
