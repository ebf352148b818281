import type { Person } from '../../domain/people/person'
import { readPhone } from '../../domain/people/phone'
import { canSeeDuty } from '../../domain/rosters/permissions'
import { packAction } from '../action'
import { phoneForm } from '../forms/duty-forms'
import { textOf } from '../forms/values'
import {
  type Asked,
  type Asking,
  askForm,
  asPerson,
  type Handled,
  load,
  refused,
  said,
  shown,
} from './context'
import type { FormHandler } from './form-handler'

const off = /^(off|none|delete|删除|取消|无)$/i
/** A name, and a number where one ends the line. */
const nameAndNumber = /^(.*?)[\s:：,，]*((?:[+＋(（]?[\d０-９]).*)?$/

/**
 * `phone 138-0000-1234`, `phone off`; alone, it is asked for. `phone NAME [NUMBER]`: a coordinator enters somebody
 * else's.
 */
export async function phone(asking: Asking, args: string): Promise<Handled> {
  const words = args.trim()
  if (words === '') return askPhone(asking)
  const [, name = '', number = ''] = nameAndNumber.exec(words) ?? []
  const own = off.test(words) || readPhone(words) !== undefined || name === ''
  const asked = await load(asking, { people: asking.database.queries.peopleLike(own ? '' : name) })
  return asPerson(asking, asked, (person) => {
    if (!canSeeDuty(person)) return refused(asking, { code: 'duty', why: 'not-allowed' }, asked.t)
    if (own || person.post.role !== 'coordinator') return keepPhone(asking, asked, person, person, words)
    const [only, ...others] = asked.people
    if (!only) return refused(asking, { code: 'not-found', what: 'person' }, asked.t)
    if (others.length === 0 && number !== '') return keepPhone(asking, asked, person, only, number)
    return shown({
      title: asked.t.people.phone.whose,
      buttons: asked.people.map((it) => [
        {
          label: `${it.name} · ${asked.t.role[it.post.role]}`,
          data: packAction({ on: 'phone', personId: it.id }),
        },
      ]),
    })
  })
}

/** Whose it is to enter: everybody's own, and for a coordinator anybody's who can be on duty. */
const whose = (person: Person, of: Person | undefined): Person | undefined => {
  const may = of?.id === person.id || person.post.role === 'coordinator'
  return may && of && canSeeDuty(of) ? of : undefined
}

export async function askPhone(asking: Asking, personId?: string): Promise<Handled> {
  const asked = await load(asking, { of: asking.database.queries.person(personId ?? '') })
  return asPerson(asking, asked, (person) => {
    const of = whose(person, personId === undefined ? person : asked.of)
    return of
      ? askForm(asking, asked, phoneForm(of, asked.t))
      : refused(asking, { code: 'duty', why: 'not-allowed' }, asked.t)
  })
}

export const submitPhone: FormHandler = async (asking, { target, values, ended }) => {
  const asked = await load(asking, { of: asking.database.queries.person(target) })
  return asPerson(asking, asked, (person) => {
    const of = whose(person, asked.of)
    if (!of) return refused(asking, { code: 'duty', why: 'not-allowed' }, asked.t)
    const handled = keepPhone(asking, asked, person, of, textOf(values, 'phone') ?? '')
    return handled.changes.length > 0 ? { ...handled, changes: [...handled.changes, ended] } : handled
  })
}

function keepPhone(asking: Asking, { t }: Asked, person: Person, of: Person, words: string): Handled {
  const own = of.id === person.id
  const texts = t.people.phone
  if (off.test(words.trim())) {
    const text = own ? texts.gone : texts.goneOf(of.name)
    return said(asking, text, [{ kind: 'person.phone', personId: of.id }])
  }
  const read = readPhone(words)
  if (read === undefined) return refused(asking, { code: 'phone-not-understood', field: 'phone' }, t)
  const text = own ? texts.kept(read) : texts.keptOf(of.name, read)
  return said(asking, text, [{ kind: 'person.phone', personId: of.id, phone: read }])
}
