import type { Organization } from '../organizations/organization'
import type { Need } from './operation'

const line = /^(?<name>.+?)[\s,，:：x×*]*(?<count>\d{1,3})\s*(?:人|名|people|persons?)?[\s,，]*(?<skill>.*)$/

/** The organization a name stands for: its whole name first, else one that has the words in it. */
export function organizationNamed(
  organizations: readonly Organization[],
  name: string,
): Organization | undefined {
  const said = name.trim().toLowerCase()
  if (said === '') return undefined
  return (
    organizations.find((it) => it.id === said || it.nameZh === said || it.nameEn.toLowerCase() === said) ??
    organizations.find((it) => it.nameZh.includes(said) || it.nameEn.toLowerCase().includes(said))
  )
}

/**
 * Who is needed, as it is written: one department a line, how many, and a skill if one is needed. Undefined
 * where a line is not understood. A department that comes twice is counted together.
 */
export function readNeeds(text: string, organizations: readonly Organization[]): Need[] | undefined {
  const needs: Need[] = []
  for (const written of text.split(/[\n;；]/).map((it) => it.trim())) {
    if (written === '') continue
    const { name = '', count = '', skill = '' } = line.exec(written)?.groups ?? {}
    const organization = organizationNamed(organizations, name)
    if (!organization || Number(count) < 1) return undefined
    const before = needs.find((it) => it.organizationId === organization.id)
    if (before) before.count += Number(count)
    else
      needs.push({
        organizationId: organization.id,
        count: Number(count),
        ...(skill.trim() ? { skill: skill.trim() } : {}),
      })
  }
  return needs.length > 0 ? needs : undefined
}
