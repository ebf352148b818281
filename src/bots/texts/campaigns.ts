import type { CampaignStatus, Phase, Template } from '../../domain/campaigns/campaign'
import type { CampaignAct } from '../../domain/campaigns/permissions'
import type { Industry } from '../../domain/units/unit'
import { type CoverageTexts, coverageTexts } from './coverage'
import { plural } from './plural'

/** What is said about campaigns and their tasks. */
export type CampaignTexts = CoverageTexts & {
  industry: Record<Industry, string>
  template: Record<Template, string>
  /** Why a template's campaigns are held. */
  purpose: (template: Template, name: string) => string
  /** National Day and Mid-Autumn as one holiday. */
  joint: string
  phase: (phase: Phase, template: Template) => string
  status: Record<CampaignStatus, string>
  /** Buttons, and titles of forms: at most 24 characters. */
  act: Record<CampaignAct, string>
  named: (name: string, year: number) => string
  window: string
  team: (number: number) => string
  title: string
  none: string
  fresh: string
  made: (code: string) => string
  done: Record<Exclude<CampaignAct, 'preview' | 'draw'>, string>
  unchanged: string
  scope: string
  everyUnit: string
  keyOnly: string
  listed: (count: number) => string
  units: (count: number) => string
  teams: (count: number, people: number) => string
  industries: string
  grounds: string
  departments: string
  inCharge: string
  leaders: string
  method: string
  methods: Record<'all' | 'lot', string>
  perDay: (count: number) => string
  one: string
  until: string
  which: { label: string; all: string; key: string }
  list: { label: string; hint: string }
  progress: (done: number, tasks: number) => string
  plan: string
  planLine: (team: string, people: string, tasks: number, days: number) => string
  planned: (tasks: number, given: number) => string
  planLeft: (count: number) => string
  nobody: string
  giveWhat: string
  giveHint: string
  toTeam: string
  person: string
  out: string
}

const en: CampaignTexts = {
  ...coverageTexts.en,
  industry: {
    chemicals: 'Chemicals',
    fireworks: 'Fireworks',
    construction: 'Construction',
    'crowded-place': 'Crowded places',
    'rental-housing': 'Rental housing',
    'idle-factory': 'Idle factories',
    'special-equipment': 'Special equipment',
    mine: 'Mines',
    school: 'Schools',
    hospital: 'Hospitals',
    catering: 'Catering',
    retail: 'Retail',
    'petrol-station': 'Petrol stations',
    warehouse: 'Warehouses',
    manufacturing: 'Manufacturing',
    other: 'Other',
  },
  template: {
    'new-year': 'New Year’s Day',
    'spring-festival': 'Spring Festival',
    'lantern-festival': 'Lantern Festival',
    'two-sessions': 'Two sessions',
    qingming: 'Qingming',
    'labour-day': 'Labour Day',
    'dragon-boat': 'Dragon Boat Festival',
    'mid-autumn': 'Mid-Autumn Festival',
    'national-day': 'National Day',
    'work-safety-month': 'Work Safety Month',
    'wheat-harvest': 'Wheat harvest, straw burning',
    'flood-season': 'Flood season',
    'summer-heat': 'Summer heat',
    'winter-fire-prevention': 'Winter fire prevention',
    fireworks: 'Fireworks and firecrackers',
    'hazardous-chemicals': 'Hazardous chemicals',
    'idle-factories': 'Idle factory lettings',
    'strike-illegal': 'Strike-illegal campaign',
    'hundred-days': 'Hundred days’ campaign',
    free: 'Inspection campaign',
  },
  joint: 'Mid-Autumn and National Day',
  purpose: (template, name) =>
    template === 'free'
      ? 'Inspect every unit in scope, and close every hazard.'
      : `${name}: inspect every unit in scope, put hazards right, and let nothing happen.`,
  phase: (phase) => ({ before: 'Before', during: 'During', after: 'After' })[phase],
  status: { draft: 'Draft', running: 'Running', ended: 'Ended', dropped: 'Dropped' },
  act: {
    change: 'Change…',
    preview: 'Preview the plan',
    start: 'Start',
    drop: 'Drop',
    redo: 'Plan what is left anew',
    give: 'Give tasks…',
    people: 'Move a person…',
    draw: 'Draw by lot…',
    tie: 'Note a tie…',
    end: 'End',
  },
  named: (name, year) => `${name} ${year}`,
  window: 'Window',
  team: (number) => `Team ${number}`,
  title: 'Campaigns',
  none: 'There are no campaigns yet.',
  fresh: 'New campaign…',
  made: (code) => `${code} is a draft. Look at it, change it, start it.`,
  done: {
    change: 'Changed.',
    start: 'Started. Everybody in it is told.',
    drop: 'Dropped.',
    redo: 'Planned anew.',
    give: 'Given.',
    people: 'Moved.',
    tie: 'Noted: they never draw that unit.',
    end: 'Ended.',
  },
  unchanged: 'It stays as it was.',
  scope: 'Scope',
  everyUnit: 'every unit',
  keyOnly: 'key monitored units',
  listed: (count) => `${count} listed`,
  units: (count) => plural(count, 'unit'),
  teams: (count, people) => `${plural(count, 'team')}, ${plural(people, 'inspector')}`,
  industries: 'Industries',
  grounds: 'Sub-districts',
  departments: 'Departments of the units',
  inCharge: 'In charge',
  leaders: 'Leaders',
  method: 'How units are chosen',
  methods: { all: 'every unit in scope', lot: 'double random, by lot' },
  perDay: (count) => `${plural(count, 'unit')} a team a day`,
  one: 'Campaign',
  until: 'Until',
  which: { label: 'Which units', all: 'All that match', key: 'Key monitored ones only' },
  list: { label: 'Units by their codes', hint: 'U-1, U-2 …: these besides' },
  progress: (done, tasks) => `${done} of ${plural(tasks, 'task')} done`,
  plan: 'The plan, as it would be kept',
  planLine: (team, people, tasks, days) =>
    `${team}: ${tasks === 0 ? 'no tasks' : `${plural(tasks, 'task')} on ${plural(days, 'day')}`} · ${people}`,
  planned: (tasks, given) =>
    tasks + given === 0
      ? 'Nothing has to be planned anew.'
      : `${[...(tasks > 0 ? [`${tasks} planned`] : []), ...(given > 0 ? [`${given} given to others`] : [])].join(', ')}.`,
  planLeft: (count) =>
    `⚠️ ${plural(count, 'task')} could not be planned: every team’s days are full. Add inspectors, raise the number a day, or lengthen the period.`,
  nobody:
    '⚠️ Nothing can be planned: there is no inspector of a sub-district in scope or of a department in charge.',
  giveWhat: 'Which tasks',
  giveHint: 'T-12, T-13 …, or “team 2” for all it has left',
  toTeam: 'To which team',
  person: 'Person',
  out: 'Out of the campaign',
}

const zh: CampaignTexts = {
  ...coverageTexts.zh,
  industry: {
    chemicals: '危险化学品',
    fireworks: '烟花爆竹',
    construction: '建筑施工',
    'crowded-place': '人员密集场所',
    'rental-housing': '出租房屋',
    'idle-factory': '闲置厂房',
    'special-equipment': '特种设备',
    mine: '矿山',
    school: '学校',
    hospital: '医疗机构',
    catering: '餐饮',
    retail: '商贸零售',
    'petrol-station': '加油站',
    warehouse: '仓储物流',
    manufacturing: '工业企业',
    other: '其他',
  },
  template: {
    'new-year': '元旦安全检查',
    'spring-festival': '春节安全大检查',
    'lantern-festival': '元宵节安全检查',
    'two-sessions': '两会安全保障',
    qingming: '清明节安全检查',
    'labour-day': '“五一”安全大检查',
    'dragon-boat': '端午节安全检查',
    'mid-autumn': '中秋节安全检查',
    'national-day': '国庆节安全大检查',
    'work-safety-month': '“安全生产月”活动',
    'wheat-harvest': '麦收秸秆禁烧专项行动',
    'flood-season': '汛期安全专项行动',
    'summer-heat': '夏季高温安全专项行动',
    'winter-fire-prevention': '冬季防火专项行动',
    fireworks: '烟花爆竹专项整治',
    'hazardous-chemicals': '危险化学品专项整治',
    'idle-factories': '闲置厂房出租专项整治',
    'strike-illegal': '打非治违专项行动',
    'hundred-days': '百日安全专项行动',
    free: '专项检查',
  },
  joint: '国庆中秋安全大检查',
  purpose: (_, name) => `${name}：对范围内单位开展全覆盖检查，隐患闭环整改，坚决防范遏制生产安全事故。`,
  // The two sessions are no festival.
  phase: (phase, template) =>
    `${template === 'two-sessions' ? '会' : '节'}${{ before: '前', during: '中', after: '后' }[phase]}`,
  status: { draft: '草案', running: '进行中', ended: '已结束', dropped: '已取消' },
  act: {
    change: '修改…',
    preview: '预览任务分配',
    start: '启动',
    drop: '取消行动',
    redo: '重新安排剩余任务',
    give: '调整任务…',
    people: '调整人员…',
    draw: '双随机抽取…',
    tie: '登记回避…',
    end: '结束',
  },
  named: (name, year) => `${year}年${name}`,
  window: '检查时限',
  team: (number) => `第${number}组`,
  title: '专项行动',
  none: '暂无专项行动。',
  fresh: '新建专项行动…',
  made: (code) => `已拟定${code}草案，请审核、修改后启动。`,
  done: {
    change: '已修改。',
    start: '已启动，并已通知相关人员。',
    drop: '已取消。',
    redo: '已重新安排。',
    give: '已调整。',
    people: '已调整。',
    tie: '已登记回避，抽取时将予排除。',
    end: '已结束。',
  },
  unchanged: '内容未作改动。',
  scope: '检查范围',
  everyUnit: '全部单位',
  keyOnly: '重点监控单位',
  listed: (count) => `指定单位${count}家`,
  units: (count) => `${count}家单位`,
  teams: (count, people) => `${count}个检查组，${people}名执法人员`,
  industries: '行业领域',
  grounds: '街道',
  departments: '单位主管部门',
  inCharge: '牵头及责任部门',
  leaders: '带队领导',
  method: '检查方式',
  methods: { all: '全覆盖检查', lot: '双随机抽查' },
  perDay: (count) => `每组每日${count}家`,
  one: '专项行动',
  until: '结束日期',
  which: { label: '单位类别', all: '全部符合条件的单位', key: '仅重点监控单位' },
  list: { label: '指定单位编号', hint: '如 U-1、U-2，另行纳入' },
  progress: (done, tasks) => `已完成${done}项，共${tasks}项`,
  plan: '任务分配预览',
  planLine: (team, people, tasks, days) =>
    `${team}：${tasks === 0 ? '无任务' : `${tasks}项任务，${days}天`} · ${people}`,
  planned: (tasks, given) =>
    tasks + given === 0
      ? '无需重新安排。'
      : `${[...(tasks > 0 ? [`新安排${tasks}项`] : []), ...(given > 0 ? [`调整${given}项`] : [])].join('，')}。`,
  planLeft: (count) =>
    `⚠️ ${count}项任务未能安排：各检查组在期限内已排满，请增派人员、提高每日数量或延长期限。`,
  nobody: '⚠️ 无法安排任务：范围内的街道和责任部门均无执法人员。',
  giveWhat: '调整哪些任务',
  giveHint: '如 T-12、T-13；填“第2组”即该组全部未完成任务',
  toTeam: '调整到哪个组',
  person: '人员',
  out: '退出本次行动',
}

export const campaignTexts = { en, zh }
