import type { CampaignStatus, Phase } from '../../domain/campaigns/campaign'
import type { Template } from '../../domain/campaigns/templates'

/** What is said about campaigns and their tasks. */
export type CampaignTexts = {
  template: Record<Template, string>
  phase: Record<Phase, string>
  status: Record<CampaignStatus, string>
  named: (name: string, year: number) => string
  window: string
  team: (number: number) => string
}

const en: CampaignTexts = {
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
  phase: { before: 'Before', during: 'During', after: 'After' },
  status: { draft: 'Draft', running: 'Running', ended: 'Ended', dropped: 'Dropped' },
  named: (name, year) => `${name} ${year}`,
  window: 'Window',
  team: (number) => `Team ${number}`,
}

const zh: CampaignTexts = {
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
  phase: { before: '节前', during: '节中', after: '节后' },
  status: { draft: '草案', running: '进行中', ended: '已结束', dropped: '已取消' },
  named: (name, year) => `${year}年${name}`,
  window: '检查时限',
  team: (number) => `第${number}组`,
}

export const campaignTexts = { en, zh }
