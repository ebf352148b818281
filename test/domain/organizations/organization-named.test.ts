import { expect, test } from 'vitest'
import { type Organization, organizationNamed } from '../../../src/domain/organizations/organization'

const organization = (id: string, nameZh: string, nameEn: string): Organization => ({
  id,
  kind: 'department',
  nameZh,
  nameEn,
  industries: [],
  categories: [],
})
const all = [
  organization('urban-management', '城市管理局', 'Urban Management Bureau'),
  organization('housing', '住房和城乡建设局', 'Housing and Construction Bureau'),
  organization('fire', '消防救援大队', 'Fire and Rescue Brigade'),
  organization('market', '市场监督管理局', 'Market Regulation Bureau'),
]

test.each([
  ['城管', 'urban-management'],
  ['住建', 'housing'],
  ['消防', 'fire'],
  ['fire and rescue', 'fire'],
  ['market', 'market'],
  ['城市管理局', 'urban-management'],
])('%s is %s', (word, id) => {
  expect(organizationNamed(all, word)?.id).toBe(id)
})

test.each(['管理局', 'bureau', '天文台', '', '城'])('“%s” is nobody in particular', (word) => {
  expect(organizationNamed(all, word)).toBeUndefined()
})
