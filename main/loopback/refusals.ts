import type { FastifyReply } from "fastify";
import type { Answer, ErrorCode } from "#shared/contract/errors.ts";

/** Answers a request that is not let through as an `Answer`, the shape that pages expect. */
export function refuse(reply: FastifyReply, status: number, code: ErrorCode, message: string): FastifyReply {
  const answer: Answer<never> = { ok: false, error: { code, message } };
  return reply.code(status).type("application/json; charset=utf-8").send(JSON.stringify(answer));
}

/** Answers a person who came without a valid cookie: a plain page that says what to do. */
export function refuseAsPage(reply: FastifyReply, status: number, reason: string): FastifyReply {
  return reply
    .code(status)
    .type("text/html; charset=utf-8")
    .send(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>Warrant</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; max-width: 36em; margin: 15vh auto; padding: 0 1em; }</style>
<h1>This window is not connected to Warrant</h1>
<p>${reason}</p>
<p>Start Warrant again with <code>npm start</code>, then use the window or the address that it gives you.</p>
<p>If you have only just opened that address, <a href="/">continue here</a>.</p>
</html>
`);
}
