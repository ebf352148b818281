/** Stands in the bundles for what Bolt brings and nothing here uses (`bundle.js`, `[alias]` in the wrangler files). */
const absent = (): never => {
  throw new Error('left out of the bundle')
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
