/** In which language a text is written, by its letters. */
export const languageOfText = (text: string): 'en' | 'zh' => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en')
