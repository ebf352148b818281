import { cleanText, foldText } from '../text/fold'

/** What the heading of each column of a list of units is called, folded and without spaces. */
const headings = {
  name: '单位名称 名称 企业名称 单位 企业 场所名称 单位全称 企业全称 公司名称 商户名称 店铺名称 名字 name unitname unit enterprise enterprisename company companyname',
  nameEn: '英文名称 英文名 单位英文名称 englishname nameen nameenglish nameinenglish',
  address:
    '地址 单位地址 详细地址 企业地址 经营地址 注册地址 生产经营地址 所在地址 所在地 住所 address location',
  subDistrict:
    '街道 所属街道 街道办 街道办事处 所在街道 所属镇街 镇街 属地 乡镇街道 街道乡镇 镇街道 辖区 subdistrict subdistrictoffice street town',
  industry:
    '行业 所属行业 行业类别 行业类型 行业领域 类别 单位类型 企业类型 行业分类 industry type category sector',
  department:
    '主管部门 责任部门 监管部门 行业主管部门 牵头部门 监管责任部门 责任单位 department supervisingdepartment responsibledepartment',
  contactName:
    '负责人 联系人 单位负责人 主要负责人 法人 法定代表人 安全负责人 安全管理人员 姓名 contact contactname contactperson personincharge responsibleperson',
  contactPhone:
    '电话 联系电话 手机 手机号 手机号码 联系方式 负责人电话 联系人电话 电话号码 phone telephone tel mobile phonenumber contactphone',
  longitude: '经度 东经 longitude lng lon long',
  latitude: '纬度 北纬 latitude lat',
  keyMonitored:
    '重点监控 重点单位 重点监控单位 是否重点 是否重点单位 是否重点监控 是否重点监控单位 重点 keymonitored keyunit key keymonitoredunit',
  creditCode:
    '统一社会信用代码 信用代码 社会信用代码 组织机构代码 creditcode unifiedsocialcreditcode socialcreditcode uscc',
} as const

export type Column = keyof typeof headings

const columnOfHeading = new Map<string, Column>(
  (Object.keys(headings) as Column[]).flatMap((column) =>
    headings[column].split(' ').map((heading): [string, Column] => [heading, column]),
  ),
)

/** Columns that are not kept and need no remark: running numbers and the like. */
const unremarkable = new Set(['序号', '编号', '备注', 'no', 'id', 'number', 'remark', 'remarks', 'notes', ''])

const bare = (cell: string): string =>
  foldText(cleanText(cell))
    .replace(/\([^)]{0,40}\)|\[[^\]]{0,40}\]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')

/** The column a heading names; brackets, stars and spaces in it don't matter. */
export const readHeading = (cell: string): Column | undefined => columnOfHeading.get(bare(cell))

export type Header = { row: number; columns: ReadonlyMap<Column, number>; width: number; unknown: string[] }

/** A heading row has the names, or at least this many recognised headings. */
const headingsMin = 2
/** Titles and remarks above the headings take no more rows than this. */
const searchedRows = 30

function headerOf(cells: readonly string[], row: number): Header {
  const columns = new Map<Column, number>()
  const unknown: string[] = []
  for (const [at, cell] of cells.entries()) {
    const column = readHeading(cell)
    if (column && !columns.has(column)) columns.set(column, at)
    else if (!unremarkable.has(bare(cell))) unknown.push(cleanText(cell).trim())
  }
  const width = cells.reduce((last, cell, at) => (cell.trim() === '' ? last : at + 1), 0)
  return { row, columns, width, unknown }
}

/** The first row that has headings in it; rows above it are titles. `row` counts from 0. */
export function findHeader(rows: readonly (readonly string[])[]): Header | undefined {
  for (const [row, cells] of rows.slice(0, searchedRows).entries()) {
    const header = headerOf(cells, row)
    if (header.columns.has('name') || header.columns.size >= headingsMin) return header
  }
  return undefined
}
