import type { Language } from '../../domain/people/person'
import type { ImportError, ImportProblemCode } from '../../domain/units/import-report'
import { plural } from './plural'

type ImportCount = { added: number; updated: number; unchanged: number; rejected: number }

/** Units, and spreadsheets of units. */
export type UnitTexts = {
  unit: {
    title: (code: string) => string
    openHazards: (count: number) => string
    choose: string
    none: string
    ask: string
    phone: string
    contacts: string
    imported: (counts: ImportCount) => string
    problems: string
    problem: (row: number, why: string) => string
    organizationsAdded: (names: string) => string
    moreProblems: (count: number) => string
  }
  importError: Record<ImportError, string>
  rowProblem: Record<ImportProblemCode, string>
}

export const unitTexts: Record<Language, UnitTexts> = {
  en: {
    unit: {
      title: (code) => `Unit ${code}`,
      openHazards: (count) => `${plural(count, 'open hazard')}`,
      choose: 'Which one?',
      none: 'I find no unit like that.',
      ask: 'Send “unit” with a part of its name, or its code.',
      phone: 'Phone',
      contacts: 'In this chat',
      imported: ({ added, updated, unchanged, rejected }) =>
        `${plural(added, 'unit')} added, ${updated} updated, ${unchanged} unchanged, ${plural(rejected, 'row')} not taken.`,
      problems: 'Not taken, by row',
      problem: (row, why) => `Row ${row}: ${why}`,
      organizationsAdded: (names) => `New sub-districts: ${names}`,
      moreProblems: (count) => `… and ${count} more.`,
    },
    importError: {
      'not-a-spreadsheet': 'I can’t read this spreadsheet. Please save it as XLSX or CSV and send it again.',
      'too-large': 'That spreadsheet is too large: at most 20 MB and 50,000 rows.',
      'no-header':
        'I find no row of headings. A list of units has a column 单位名称 or “Name”; a checklist has ID, Chinese, English, Category and Severity.',
      'no-name-column': 'I find no column with the units’ names (单位名称 or “Name”).',
      empty: 'That spreadsheet is empty.',
      'too-many-rows': 'Too many rows: at most 50,000.',
    },
    rowProblem: {
      'name-missing': 'no name',
      'name-too-long': 'the name is too long',
      'value-too-long': 'a value is too long',
      'position-out-of-range': 'the position is not on the map',
      'position-incomplete': 'half a position',
      'key-monitored-unclear': 'key monitored: neither yes nor no',
      'credit-code-invalid': 'not a credit code',
      'too-many-columns': 'more cells than headings',
      'repeated-header': 'the headings again',
      'duplicate-in-file': 'stands in the list twice',
      'unknown-department': 'no such department',
    },
  },
  zh: {
    unit: {
      title: (code) => `单位 ${code}`,
      openHazards: (count) => `未闭环隐患 ${count} 条`,
      choose: '请选择单位：',
      none: '没有找到相近的单位。',
      ask: '请发送“单位”加部分名称或编号。',
      phone: '电话',
      contacts: '已加入人员',
      imported: ({ added, updated, unchanged, rejected }) =>
        `新增单位 ${added} 家，更新 ${updated} 家，无变化 ${unchanged} 家，未导入 ${rejected} 行。`,
      problems: '未导入的行',
      problem: (row, why) => `第 ${row} 行：${why}`,
      organizationsAdded: (names) => `新增街道：${names}`,
      moreProblems: (count) => `……另有 ${count} 行。`,
    },
    importError: {
      'not-a-spreadsheet': '无法读取该表格，请另存为 XLSX 或 CSV 后重新发送。',
      'too-large': '表格过大，不得超过 20 MB、50,000 行。',
      'no-header':
        '没有找到表头。单位名单应有“单位名称”一列，检查表应有编号、中文、英文、隐患类别、隐患等级五列。',
      'no-name-column': '没有找到“单位名称”一列。',
      empty: '表格为空。',
      'too-many-rows': '行数过多，不得超过 50,000 行。',
    },
    rowProblem: {
      'name-missing': '缺少单位名称',
      'name-too-long': '单位名称过长',
      'value-too-long': '内容过长',
      'position-out-of-range': '经纬度超出范围',
      'position-incomplete': '经纬度不完整',
      'key-monitored-unclear': '是否重点监控填写不明',
      'credit-code-invalid': '统一社会信用代码有误',
      'too-many-columns': '列数多于表头',
      'repeated-header': '重复的表头',
      'duplicate-in-file': '表内重复',
      'unknown-department': '没有该部门',
    },
  },
}
