/** Stands in the worker's bundle for what the edge never uses (see `[alias]` in the wrangler files). */
const absent = (): never => {
  throw new Error('not available on Workers')
}

export class SocketModeClient {
  constructor() {
    absent()
  }
}
export class InstallProvider {
  constructor() {
    absent()
  }
}
export const defaultCallbackSuccess = absent
export const defaultCallbackFailure = absent
export default absent
