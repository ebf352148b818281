/** What the runtime's own module gives, as far as it is used (workers-types would make its globals ours everywhere). */
declare module 'cloudflare:workers' {
  export class WorkerEntrypoint {
    fetch(request: Request): Response | Promise<Response>
  }
  /** What a call gives back of this class stays where it is: its methods are called from afar. */
  export class RpcTarget {}
}
