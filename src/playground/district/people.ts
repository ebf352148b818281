import type { Language, Person, Post } from '../../domain/people/person'
import type { Persona } from '../contract'
import type { Random } from './random'
import { subDistricts } from './units'

/** A made-up person with an account on each platform: the Slack id is `U` and the Telegram one. */
export type Resident = Person & { telegramId: number; slackId: string; latinName: string }

/** The office, leaders and liaisons are told things on Slack, the street on Telegram. */
export const isIndoors = ({ post }: Pick<Person, 'post'>): boolean =>
  post.role === 'coordinator' || post.role === 'leader' || post.role === 'liaison'

type Cast = {
  id: string
  name: string
  latin: string
  post: Post
  language: Language
  title: Persona['title']
}

/** The people one can be in the playground; the district's others are like them. */
export const cast: readonly Cast[] = [
  {
    id: 'inspector',
    name: '李伟 Li Wei',
    latin: 'Li Wei',
    post: { role: 'inspector', organizationId: 'sd-dongjie' },
    language: 'en',
    title: { en: 'Inspector, Dongjie sub-district', zh: '东街街道执法人员' },
  },
  {
    id: 'coordinator',
    name: '王芳 Wang Fang',
    latin: 'Wang Fang',
    post: { role: 'coordinator' },
    language: 'en',
    title: { en: 'Coordinator, committee office', zh: '安委办协调员' },
  },
  {
    id: 'liaison',
    name: '张强 Zhang Qiang',
    latin: 'Zhang Qiang',
    post: { role: 'liaison', organizationId: 'commerce' },
    language: 'en',
    title: { en: 'Liaison, Commerce Bureau', zh: '商务局联络员' },
  },
  {
    id: 'contact',
    name: '赵敏 Zhao Min',
    latin: 'Zhao Min',
    post: { role: 'unit-contact', unitId: 'unit-1' },
    language: 'en',
    title: { en: 'Contact, Xinyuan petrol station', zh: '鑫源加油站负责人' },
  },
  {
    id: 'leader',
    name: '陈刚 Chen Gang',
    latin: 'Chen Gang',
    post: { role: 'leader' },
    language: 'en',
    title: { en: 'Leader on duty', zh: '带班领导' },
  },
  {
    id: 'inspector-2',
    name: '孙丽 Sun Li',
    latin: 'Sun Li',
    post: { role: 'inspector', organizationId: 'fire-and-rescue' },
    language: 'zh',
    title: { en: 'Inspector, Fire and Rescue (reads Chinese)', zh: '消防救援大队执法人员' },
  },
]

/** Somebody who is not in the committee. */
export const stranger = { id: 'stranger', name: '路人 Passer-by', telegramId: 90_999, slackId: 'U90999' }

export const personas: readonly Persona[] = [
  ...cast.map(({ id, name, title, post }) => ({ id, name, title, role: post.role })),
  {
    id: stranger.id,
    name: stranger.name,
    title: { en: 'Not a member', zh: '非成员' },
    role: 'stranger' as const,
  },
]

const surnames = [
  ['周', 'Zhou'],
  ['吴', 'Wu'],
  ['郑', 'Zheng'],
  ['冯', 'Feng'],
  ['褚', 'Chu'],
  ['卫', 'Wei'],
  ['蒋', 'Jiang'],
  ['沈', 'Shen'],
  ['韩', 'Han'],
  ['杨', 'Yang'],
  ['朱', 'Zhu'],
  ['秦', 'Qin'],
  ['许', 'Xu'],
  ['何', 'He'],
] as const // prettier-ignore
const givenNames = [
  ['伟', 'Wei'],
  ['芳', 'Fang'],
  ['敏', 'Min'],
  ['静', 'Jing'],
  ['强', 'Qiang'],
  ['磊', 'Lei'],
  ['洋', 'Yang'],
  ['勇', 'Yong'],
  ['艳', 'Yan'],
  ['杰', 'Jie'],
  ['娟', 'Juan'],
  ['涛', 'Tao'],
  ['明', 'Ming'],
  ['超', 'Chao'],
] as const // prettier-ignore

const departments = [
  'emergency-management',
  'public-security',
  'fire-and-rescue',
  'market-regulation',
  'urban-management',
  'housing-and-construction',
  'culture-and-tourism',
  'education',
  'agriculture',
  'industry-and-information',
  'water-affairs',
  'health',
  'transport',
  'commerce',
  'civil-affairs',
  'natural-resources',
  'ecology-and-environment',
  'parks-and-greening',
] // prettier-ignore
const peopleCount = 60
/** The people whom the visitor can be come first. */
export const castSize = cast.length

/** Sixty people: the cast, a liaison for every department and sub-district, inspectors, contacts of units. */
export function makePeople(random: Random): Resident[] {
  const posts: Post[] = [
    ...cast.map((it) => it.post),
    { role: 'coordinator' },
    { role: 'leader' },
    ...departments
      .filter((id) => id !== 'commerce')
      .map((organizationId): Post => ({ role: 'liaison', organizationId })),
    ...subDistricts.map(({ id }): Post => ({ role: 'liaison', organizationId: id })),
    ...Array.from({ length: 10 }, (_, at): Post => ({ role: 'unit-contact', unitId: `unit-${at + 2}` })),
  ]
  while (posts.length < peopleCount) {
    const organizationId = random.chance(0.7) ? random.pick(subDistricts).id : random.pick(departments)
    posts.push({ role: 'inspector', organizationId })
  }
  return posts.map((post, at) => {
    const known = cast[at]
    const surname = random.pick(surnames)
    const given = random.pick(givenNames)
    const latin = known?.latin ?? `${surname[1]} ${given[1]}`
    const telegramId = 90_001 + at
    return {
      id: `person-${known?.id ?? at + 1}`,
      name: known?.name ?? `${surname[0]}${given[0]} ${latin}`,
      latinName: latin,
      post,
      language: known?.language ?? 'zh',
      active: true,
      // No number that anybody has.
      ...(post.role === 'unit-contact' ? {} : { phone: `138-0000-${String(at + 1).padStart(4, '0')}` }),
      telegramId,
      slackId: `U${telegramId}`,
    }
  })
}
