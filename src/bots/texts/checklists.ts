import type { ChecklistKind } from '../../domain/inspections/checklist'
import type { ChecklistTableError, ItemProblemCode } from '../../domain/inspections/checklist-table'
import type { Verdict } from '../../domain/inspections/filling'
import type { Language } from '../../domain/people/person'
import { plural } from './plural'

/** What is said about checklists and what was found by them. */
export type ChecklistTexts = {
  list: Record<ChecklistKind, string>
  verdict: Record<Verdict, string>
  leaveOpen: string
  lists: {
    title: string
    about: string
    took: (list: string, version: number, items: number) => string
    same: string
    called: (list: string, version: number) => string
    wrong: (list: string) => string
    rows: string
    categories: string
    severities: string
    which: string
    taking: (list: string) => string
    error: Record<ChecklistTableError, string>
    problem: Record<ItemProblemCode, string>
  }
}

export const checklistTexts: Record<Language, ChecklistTexts> = {
  en: {
    list: {
      'fire-safety': 'Fire safety basics',
      fireworks: 'Fireworks',
      'hazardous-chemicals': 'Hazardous chemicals',
      'construction-site': 'Construction site',
      'crowded-place': 'Crowded place',
      'rental-housing': 'Rental housing',
      school: 'School',
      'idle-factory': 'Idle factory letting',
    },
    verdict: { pass: 'Passes', fail: 'Fails', na: 'Does not apply' },
    leaveOpen: 'Leave open',
    lists: {
      title: 'Checklists',
      about:
        'Press one to get it as a spreadsheet. Edit it and send it back here: every edit is a new version. While a row is wrong nothing is taken, and I say which and why.',
      took: (list, version, items) => `${list}: version ${version} with ${plural(items, 'item')}.`,
      same: 'Nothing was changed.',
      called: (list, version) => `Checklist ${list} v${version}`,
      wrong: (list) =>
        `Nothing was taken: “${list}” stays as it was. Please mend these rows in the file and send it again.`,
      rows: 'Wrong, by row',
      categories: 'Categories there are',
      severities: 'Severities there are',
      which: 'Which checklist is this file for?',
      taking: (list) => `For “${list}”.`,
      error: {
        empty: 'There are no items in it.',
        'too-many-rows': 'At most 60 items.',
      },
      problem: {
        'id-missing': 'no ID; any short word of a-z, 0-9 and - that no other row has',
        'id-invalid': 'an ID is made of a-z, 0-9 and -, at most 40 of them',
        'id-repeated': 'the ID is there already',
        'words-missing': 'words in both languages are needed',
        'words-too-long': 'at most 200 characters',
        'category-unknown': 'unknown category',
        'severity-unknown': 'unknown severity',
      },
    },
  },
  zh: {
    list: {
      'fire-safety': '消防安全基本检查表',
      fireworks: '烟花爆竹检查表',
      'hazardous-chemicals': '危险化学品检查表',
      'construction-site': '建筑工地检查表',
      'crowded-place': '人员密集场所检查表',
      'rental-housing': '出租房屋检查表',
      school: '学校检查表',
      'idle-factory': '闲置厂房出租检查表',
    },
    verdict: { pass: '符合', fail: '不符合', na: '不适用' },
    leaveOpen: '暂不填写',
    lists: {
      title: '检查表',
      about:
        '点击即可下载电子表格，修改后发回此处即可，每次修改都是新的版本。如有填写错误的行，整份表格不予采用，并逐行说明原因。',
      took: (list, version, items) => `${list}：第${version}版，共${items}项。`,
      same: '内容没有变化。',
      called: (list, version) => `${list}（第${version}版）`,
      wrong: (list) => `表格未予采用，“${list}”保持不变。请在表格中更正以下各行后重新发送。`,
      rows: '有误的行',
      categories: '可用的隐患类别',
      severities: '可用的隐患等级',
      which: '这份表格是哪一份检查表？',
      taking: (list) => `作为“${list}”处理。`,
      error: {
        empty: '表中没有检查项。',
        'too-many-rows': '最多60项。',
      },
      problem: {
        'id-missing': '缺少编号（填写由小写字母、数字和连字符组成、与其他行不同的短词即可）',
        'id-invalid': '编号只能由小写字母、数字和连字符组成，最多40个字符',
        'id-repeated': '编号重复',
        'words-missing': '中英文内容都要填写',
        'words-too-long': '最多200字',
        'category-unknown': '没有该隐患类别',
        'severity-unknown': '没有该隐患等级',
      },
    },
  },
}
