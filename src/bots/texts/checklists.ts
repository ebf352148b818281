import type { ChecklistKind } from '../../domain/inspections/checklist'
import type { ChecklistTableError, ItemProblemCode } from '../../domain/inspections/checklist-table'
import type { Verdict } from '../../domain/inspections/filling'
import type { Language } from '../../domain/people/person'

/** What is said about checklists and what was found by them. */
export type ChecklistTexts = {
  list: Record<ChecklistKind, string>
  verdict: Record<Verdict, string>
  version: (version: number) => string
  lists: {
    title: string
    about: string
    took: (list: string, version: number, items: number) => string
    same: string
    none: string
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
    version: (version) => `version ${version}`,
    lists: {
      title: 'Checklists',
      about: 'Press one to get it as a spreadsheet. Edit it and send it back: every edit is a new version.',
      took: (list, version, items) => `${list}: version ${version} with ${items} items.`,
      same: 'Nothing was changed.',
      none: 'No row could be taken; the list stays as it was.',
      error: {
        'no-header': 'There is no row with the headings id, zh, en, category, severity.',
        empty: 'There are no items in it.',
        'too-many-rows': 'At most 60 items.',
      },
      problem: {
        'id-missing': 'no id',
        'id-invalid': 'an id is made of a-z, 0-9 and -',
        'id-repeated': 'the id is there already',
        'words-missing': 'words in both languages are needed',
        'words-too-long': 'at most 200 characters',
        'category-unknown': 'unknown category',
        'severity-unknown': 'general or major',
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
    version: (version) => `第${version}版`,
    lists: {
      title: '检查表',
      about: '点击即可下载电子表格，修改后发回即可。每次修改都是新的版本。',
      took: (list, version, items) => `${list}：第${version}版，共${items}项。`,
      same: '内容没有变化。',
      none: '没有可以采用的行，检查表保持不变。',
      error: {
        'no-header': '没有找到标题行（id、zh、en、category、severity）。',
        empty: '表中没有检查项。',
        'too-many-rows': '最多60项。',
      },
      problem: {
        'id-missing': '缺少编号',
        'id-invalid': '编号只能由小写字母、数字和连字符组成',
        'id-repeated': '编号重复',
        'words-missing': '中英文内容都要填写',
        'words-too-long': '最多200字',
        'category-unknown': '类别不明',
        'severity-unknown': '等级应为 general 或 major',
      },
    },
  },
}
