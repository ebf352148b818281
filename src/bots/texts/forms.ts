import type { Language } from '../../domain/people/person'
import { plural } from './plural'

/** What every form says, whatever it asks. */
export type FormTexts = {
  form: {
    back: string
    cancel: string
    skip: string
    finish: string
    step: (at: number, of: number) => string
    cancelled: string
    /** Somebody cancels where no question is open. */
    nothingAsked: string
    questionOver: string
    chosen: (label: string, value: string) => string
    typeOrChoose: string
    typeTime: string
    typeDay: string
    stays: (now: string) => string
    unlessSaid: (value: string) => string
    sendFiles: (count: number) => string
    albumReceived: string
    sharePosition: string
    searchHint: string
    nothingFound: string
    notAFile: string
    chooseSeveral: string
    nothingChosen: string
    nothingIsAll: string
    notAText: string
    fileKept: string
    fileNotAsked: string
    optional: string
    open: string
    useWords: (words: string) => string
    submit: string
    more: string
  }
}

export const formTexts: Record<Language, FormTexts> = {
  en: {
    form: {
      back: '← Back',
      cancel: 'Cancel',
      skip: 'Skip',
      finish: 'Done',
      step: (at, of) => `Step ${at} of ${of}`,
      cancelled: 'Cancelled. Nothing was saved.',
      nothingAsked: 'No question is open, so there is nothing to cancel. What was filed stays as it is.',
      questionOver: 'That question is over. This is what is asked now:',
      chosen: (label, value) => `${label}: ${value}`,
      typeOrChoose: 'Type it, or choose:',
      typeTime: 'Type it, such as “tomorrow 9:00”.',
      typeDay: 'Type it, such as “2027-02-06”.',
      stays: (now) => `It says “${now}” now. Skip keeps it, “-” empties it.`,
      unlessSaid: (value) => `Skip for “${value}”.`,
      sendFiles: (count) =>
        count === 0
          ? 'Send photos or files, then press Done.'
          : `${plural(count, 'file')} so far. Send more, or press Done.`,
      albumReceived: 'Received. Send more, or press Done.',
      sharePosition: 'Share the position (📎 → Location), or type its coordinates, such as 34.752, 113.665.',
      searchHint: 'Type a part of the name.',
      nothingFound: 'I find nothing like that. Try other words.',
      chooseSeveral: 'Choose as many as apply, then Done.',
      nothingChosen: 'Choose at least one, please.',
      nothingIsAll: 'Nothing chosen: all of them.',
      notAFile: 'Please send a photo, a video or a file.',
      notAText: 'Please answer in words.',
      fileKept: 'Your file is kept with this. What is asked here is:',
      fileNotAsked: 'Files have no place in this form: please send them by themselves once it is done.',
      optional: 'optional',
      open: 'Open the form',
      useWords: (words) => `Use these words: “${words}”`,
      submit: 'Submit',
      more: 'More…',
    },
  },
  zh: {
    form: {
      back: '← 上一步',
      cancel: '取消',
      skip: '跳过',
      finish: '完成',
      step: (at, of) => `第 ${at} 步，共 ${of} 步`,
      cancelled: '已取消，未保存任何内容。',
      nothingAsked: '当前没有待填写的内容，无需取消；已提交的内容保持不变。',
      questionOver: '该问题已结束，现在请回答：',
      chosen: (label, value) => `${label}：${value}`,
      typeOrChoose: '请输入，或选择：',
      typeTime: '请输入，如“明天9:00”。',
      typeDay: '请输入，如“2027-02-06”。',
      stays: (now) => `现为“${now}”。跳过则不变，发送“-”则清空。`,
      unlessSaid: (value) => `跳过则为“${value}”。`,
      sendFiles: (count) =>
        count === 0 ? '请发送照片或文件，完成后点“完成”。' : `已收到 ${count} 个，可继续发送，或点“完成”。`,
      albumReceived: '已收到，可继续发送，或点“完成”。',
      sharePosition: '请发送位置（📎 → 位置），或输入坐标，例如 34.752, 113.665。',
      searchHint: '请输入部分名称。',
      nothingFound: '没有找到，请换个说法。',
      chooseSeveral: '可多选，选好后按“完成”。',
      nothingChosen: '请至少选择一项。',
      nothingIsAll: '不选即为全部。',
      notAFile: '请发送照片、视频或文件。',
      notAText: '请用文字回复。',
      fileKept: '文件已随本表保存。请继续回答：',
      fileNotAsked: '本表不收文件，请填完后再单独发送。',
      optional: '选填',
      open: '打开表单',
      useWords: (words) => `直接使用：“${words}”`,
      submit: '提交',
      more: '更多…',
    },
  },
}
