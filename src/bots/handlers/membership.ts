import type { Change } from '../../domain/changes'
import type { Person, Post } from '../../domain/people/person'
import { packAction } from '../action'
import type { Button } from '../view'
import { type Asking, answered, asPerson, type Handled, load, refused, shown } from './context'

export async function leave(asking: Asking, sure: boolean | undefined): Promise<Handled> {
  const asked = await load(asking, { coordinators: asking.database.queries.people({ role: 'coordinator' }) })
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    if (sure === undefined) {
      const button = (label: string, yes: boolean): Button => ({
        label,
        data: packAction({ on: 'leave', sure: yes }),
      })
      return shown({
        body: [t.people.leaveSure],
        buttons: [[button(t.people.leave, true), button(t.people.stay, false)]],
      })
    }
    if (!sure) return instead(t.people.stay)
    if (isLast(person.post, asked.coordinators)) return refused(asking, { code: 'last-coordinator' }, t)
    return instead(t.people.left, [{ kind: 'person.left', personId: person.id, at: asked.now }])
  })
}

/** The question gives way to its answer, so that its buttons go. */
const instead = (text: string, changes: readonly Change[] = []): Handled =>
  answered({ view: { body: [text] }, replace: true }, changes)

const isLast = (post: Post, coordinators: readonly Person[]): boolean =>
  post.role === 'coordinator' && coordinators.length <= 1

/** `remove NAME`: a coordinator takes somebody out; they get nothing any more. */
export async function findToRemove(asking: Asking, words: string): Promise<Handled> {
  const asked = await load(asking, { people: asking.database.queries.peopleLike(words) })
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, t)
    const others = asked.people.filter((it) => it.id !== person.id)
    if (words.trim() === '' || others.length === 0)
      return refused(asking, { code: 'not-found', what: 'person' }, t)
    return shown({
      title: t.people.removeWhom,
      buttons: others.map((it) => [
        {
          label: `${it.name} · ${t.role[it.post.role]}`,
          data: packAction({ on: 'remove', personId: it.id }),
          style: 'danger' as const,
        },
      ]),
    })
  })
}

export async function remove(asking: Asking, personId: string): Promise<Handled> {
  const asked = await load(asking, { person: asking.database.queries.person(personId) })
  return asPerson(asking, asked, (coordinator) => {
    if (coordinator.post.role !== 'coordinator')
      return refused(asking, { code: 'coordinators-only' }, asked.t)
    const { person } = asked
    if (!person?.active || person.id === coordinator.id)
      return refused(asking, { code: 'not-found', what: 'person' }, asked.t)
    return instead(asked.t.people.removed(person.name), [{ kind: 'person.left', personId, at: asked.now }])
  })
}

/** They blocked the bot or took it back. */
export async function reach(asking: Asking, reachable: boolean): Promise<Handled> {
  const asked = await load(asking, {})
  if (asked.actor.kind !== 'person' || asked.seen) return answered({})
  const { account } = asking.envelope
  return answered({}, [
    reachable
      ? { kind: 'account.reach', account }
      : { kind: 'account.reach', account, gone: { reason: 'blocked', at: asked.now } },
  ])
}
