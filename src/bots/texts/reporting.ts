import type { Language } from '../../domain/people/person'

/** Reporting a hazard, at once or step by step. */
export type ReportingTexts = {
  report: {
    title: string
    submit: string
    unitHint: string
    describe: string
    askUnit: string
    askCategory: string
    askDescription: string
    asWords: (words: string) => string
    none: string
    understood: string
    duplicateTitle: string
    duplicate: (code: string, when: string, description: string) => string
    join: (code: string) => string
    fileAnyway: string
    file: string
    withdrawn: (code: string) => string
    filed: (code: string) => string
    filesAdded: (code: string) => string
    begun: string
    positionTaken: string
    fill: string
  }
}

export const reportingTexts: Record<Language, ReportingTexts> = {
  en: {
    report: {
      title: 'Report a hazard',
      submit: 'File report',
      unitHint: 'Part of the name is enough. A place that is no registered unit is taken in words.',
      describe: 'What is wrong, and where?',
      askUnit: 'Which unit is it?',
      askCategory: 'What kind of hazard is it?',
      askDescription: 'What is wrong? Write it in a line, or send a photo with a caption.',
      asWords: (words) => `Not registered: “${words}”`,
      none: 'Another place',
      understood: 'This is what I understood:',
      duplicateTitle: 'Reported already?',
      duplicate: (code, when, description) => `${code}, ${when}: ${description}`,
      join: (code) => `It is ${code}: I saw it too`,
      fileAnyway: 'No, file it anyway',
      file: 'File it',
      withdrawn: (code) => `${code} is withdrawn.`,
      filed: (code) => `Filed as ${code}.`,
      filesAdded: (code) => `Added to ${code}.`,
      begun: 'This begins a report.',
      positionTaken: 'Position taken.',
      fill: 'Fill in the report',
    },
  },
  zh: {
    report: {
      title: '隐患上报',
      submit: '提交上报',
      unitHint: '输入部分名称即可；未登记的地点可直接用文字说明。',
      describe: '什么地方、存在什么问题？',
      askUnit: '是哪个单位？',
      askCategory: '属于哪类隐患？',
      askDescription: '请用一句话说明存在的问题，或发送带说明的照片。',
      asWords: (words) => `未登记单位：“${words}”`,
      none: '其他地点',
      understood: '识别结果如下：',
      duplicateTitle: '是否已上报过？',
      duplicate: (code, when, description) => `${code}，${when}：${description}`,
      join: (code) => `就是 ${code}，我也发现了`,
      fileAnyway: '不是，仍然上报',
      file: '提交上报',
      withdrawn: (code) => `${code} 已撤回。`,
      filed: (code) => `已登记为 ${code}。`,
      filesAdded: (code) => `已补充至 ${code}。`,
      begun: '开始上报隐患。',
      positionTaken: '已记录位置。',
      fill: '填写上报表',
    },
  },
}
