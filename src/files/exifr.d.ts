/** The library's small build, for which it ships no types of its own. */
declare module 'exifr/dist/lite.esm.mjs' {
  import exifr from 'exifr'
  export default exifr
}
