/** What a button's form is called: as the button, without the dots that say it asks. */
export const titleOf = (label: string): string => label.replace('…', '')
