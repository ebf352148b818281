/** How long a link into the dashboard may wait to be used, ms. */
export const dashboardLinkMs = 10 * 60_000
/** How long a browser stays signed in, ms. */
export const sessionMs = 12 * 3_600_000
