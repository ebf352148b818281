import type { Language } from '../../domain/people/person'
import type { ReturnField } from '../../domain/returns/return'

export type ReturnTexts = {
  title: (week: string) => string
  form: { title: string; submit: string; intro: (week: string) => string }
  field: Record<ReturnField, string>
  text: string
  filed: (organization: string, week: string) => string
  changeIt: string
  in: (count: number, of: number) => string
  missing: string
  missingLine: (organization: string, liaisons: string) => string
  allIn: string
  nobody: string
  total: string
  by: (name: string, when: string) => string
  liaisonsOnly: string
  due: (when: string) => string
}

export const returnTexts: Record<Language, ReturnTexts> = {
  en: {
    title: (week) => `Weekly returns, week of ${week}`,
    form: {
      title: 'Weekly return',
      submit: 'File',
      intro: (week) =>
        `Week of ${week}. What the desk recorded is filled in; correct it where you know more.`,
    },
    field: {
      inspections: 'Inspections',
      personTimes: 'Person-times dispatched',
      units: 'Units inspected',
      hazards: 'Hazards found',
      rectified: 'Hazards rectified',
      papers: 'Papers issued',
      accidents: 'Accidents',
    },
    text: 'Self-inspection: results in words',
    filed: (organization, week) => `The return of ${organization} for the week of ${week} is filed.`,
    changeIt: 'Change…',
    in: (count, of) => `${count} of ${of} are in.`,
    missing: 'Not in yet',
    missingLine: (organization, liaisons) => `${organization}: ${liaisons}`,
    allIn: 'All are in.',
    nobody: 'no liaison',
    total: 'Together',
    by: (name, when) => `${name} · ${when}`,
    liaisonsOnly: 'Weekly returns are filed by liaisons.',
    due: (when) => `Due ${when}.`,
  },
  zh: {
    title: (week) => `周报（${week}起一周）`,
    form: {
      title: '填报周报',
      submit: '报送',
      intro: (week) => `${week}起一周。系统已有记录的数据已填入，如有出入请更正。`,
    },
    field: {
      inspections: '开展检查（次）',
      personTimes: '出动人次',
      units: '检查单位（家）',
      hazards: '发现隐患（处）',
      rectified: '整改隐患（处）',
      papers: '下达文书（份）',
      accidents: '生产安全事故（起）',
    },
    text: '自查情况说明',
    filed: (organization, week) => `${organization}${week}起一周的周报已报送。`,
    changeIt: '更正…',
    in: (count, of) => `应报 ${of} 家，已报 ${count} 家。`,
    missing: '尚未报送',
    missingLine: (organization, liaisons) => `${organization}：${liaisons}`,
    allIn: '已全部报送。',
    nobody: '无联络员',
    total: '合计',
    by: (name, when) => `${name} · ${when}`,
    liaisonsOnly: '周报由联络员报送。',
    due: (when) => `${when}截止。`,
  },
}
