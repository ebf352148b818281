import type { Language } from '../../domain/people/person'

/** Reporting a hazard, at once or step by step. */
export type ReportingTexts = {
  report: {
    title: string
    submit: string
    unitHint: string
    describe: string
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
    begun: string
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
      begun: 'This begins a report.',
      fill: 'Fill in the report',
    },
  },
  zh: {
    report: {
      title: '隐患上报',
      submit: '提交上报',
      unitHint: '输入部分名称即可；未登记的地点可直接用文字说明。',
      describe: '什么地方、存在什么问题？',
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
      begun: '开始上报隐患。',
      fill: '填写上报表',
    },
  },
}
