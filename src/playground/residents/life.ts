import { isWorkingDay } from '../../domain/calendar/calendar'
import { fnv1a } from '../../domain/text/fnv1a'
import { localDay, minuteOfDay } from '../../domain/text/local-day'
import type { Unit } from '../../domain/units/unit'
import { isIndoors, type Resident } from '../district/people'
import { createRandom, type Random } from '../district/random'
import { stories } from '../district/stories'
import { drawPhoto } from '../photos/draw'
import { scenes } from '../photos/scenes'
import { teamChat } from '../settle'
import type { SlackStandIn } from '../slack/stand-in'
import type { FileInput } from '../telegram/files'
import type { TelegramStandIn } from '../telegram/stand-in'
import type { Deed, Self } from './habit'
import { deedsFor } from './habits'
import type { Hands } from './hands'
import { slackHands } from './slack-hands'
import { telegramHands } from './telegram-hands'
import { questions } from './words'

const hourMs = 3_600_000
/** What has lain longer than this is not answered any more. */
const forgottenMs = 5 * 24 * hourMs
/** Nobody does anything at night. Minutes of the day. */
const wakeAt = 7 * 60
const sleepAt = 21 * 60
/** Hazards of the district's first days. */
const hazardsAsked = 300
/** What somebody opens is answered at the next look. */
const looks = 3

type LifeDeps = {
  telegram: TelegramStandIn
  slack: SlackStandIn
  residents: readonly Resident[]
  /** Who may talk in the patrol's group. */
  patrol: readonly Resident[]
  units: readonly Unit[]
  seed: number
  timezone: string
  now: () => number
  /** Whose part the visitor plays: they do nothing by themselves. */
  isVisitor: (personId: string) => boolean
  /** What they say of it is left for the visitor. */
  spared: readonly string[]
  /** Sends what was said meanwhile. */
  deliver: () => Promise<void>
}

/**
 * The district's people at work: they look at what the desk sent them and answer it in their own chats, as
 * anybody does. What each of them does, and when, depends on the seed and on what they were sent alone.
 */
export function createLife(deps: LifeDeps) {
  const { residents, now, timezone, isVisitor, telegram } = deps
  const done = new Set<string>()
  const photo = photoAlbum()
  const everybody = residents.map((person) => ({ person, hands: handsOf(deps, person) }))

  const selfOf = (person: Resident): Self => ({
    person,
    now: now(),
    timezone,
    photo,
    draw: (key) => createRandom(fnv1a(`${person.id} ${key}`, deps.seed)),
    fresh: (key) => !done.has(`${person.id} ${key}`),
    say: (sayings, draw) => draw.pick(sayings)[person.language],
  })

  type Due = { person: Resident; hands: Hands; deed: Deed }
  const due = (among: (person: Resident) => boolean): Due[] =>
    everybody
      .filter(({ person }) => !isVisitor(person.id) && among(person))
      .flatMap(({ person, hands }) => {
        const self = selfOf(person)
        return hands
          .letters()
          .filter((it) => it.at > self.now - forgottenMs)
          .flatMap((letter) => deedsFor(letter, self).map((deed) => ({ deed, letter })))
          .filter(({ deed, letter }) => self.fresh(deed.key) && letter.at + deed.afterMs <= self.now)
          .filter(({ letter }) => !deps.spared.some(letter.mentions))
          .map(({ deed }) => ({ person, hands, deed }))
      })

  /** Everybody, or those who just did something, does what is due; gives who did. */
  const look = async (among?: ReadonlySet<Resident>): Promise<Set<Resident>> => {
    const did = new Set<Resident>()
    for (const { person, hands, deed } of due((it) => among?.has(it) ?? true)) {
      const key = `${person.id} ${deed.key}`
      if (done.has(key)) continue
      done.add(key)
      did.add(person)
      await deed.run(hands)
    }
    return did
  }

  /** Somebody in the street sees something: one a working day. */
  const report = async (): Promise<void> => {
    const day = localDay(now(), timezone)
    if (done.has(day) || !isWorkingDay(day, [])) return
    done.add(day)
    const draw = createRandom(fnv1a(day, deps.seed))
    const { person, hands } = draw.pick(everybody.filter((it) => it.person.post.role === 'inspector'))
    if (isVisitor(person.id)) return
    const unit = draw.pick(deps.units.slice(1))
    const story = draw.pick(stories)
    await hands.say(
      person.language === 'zh'
        ? `隐患 ${unit.name} ${story.zh} 限期3天`
        : `/hazard ${unit.nameEn ?? unit.name}: ${story.en}, 3 days`,
    )
  }

  /** Seldom somebody says something where the patrol's people talk: reports there, or asks how far a hazard is. */
  const talk = async (): Promise<void> => {
    const day = `talk ${localDay(now(), timezone)}`
    if (done.has(day) || !isWorkingDay(localDay(now(), timezone), [])) return
    done.add(day)
    const draw = createRandom(fnv1a(day, deps.seed))
    const { id, telegramId } = draw.pick(deps.patrol)
    const at = draw.next()
    if (isVisitor(id) || at > 0.45) return
    const story = draw.pick(stories).zh
    const text =
      at < 0.25
        ? `#隐患 ${draw.pick(deps.units.slice(1)).name} ${story} 限期3天`
        : draw.pick(questions).replace('H-', `H-${1 + draw.below(hazardsAsked)}`)
    await telegram.sendText(telegramId, teamChat.telegram, text)
  }

  return {
    /** What people do until the next stop of the clock: all that is due. */
    goOn: async (): Promise<void> => {
      const minute = minuteOfDay(now(), timezone)
      if (minute < wakeAt || minute > sleepAt) return
      await report()
      await talk()
      let busy: Set<Resident> | undefined
      for (let looked = 0; looked < looks; looked += 1) {
        busy = await look(busy)
        if (busy.size === 0) return
        await deps.deliver()
      }
    },
  }
}

/** They answer where they are told things. */
const handsOf = ({ telegram, slack }: LifeDeps, person: Resident): Hands =>
  isIndoors(person) ? slackHands(slack, person.slackId) : telegramHands(telegram, person.telegramId)

/** One picture of each scene, put right; drawn when the first is sent. */
function photoAlbum(): (draw: Random) => FileInput {
  const drawn = new Map<string, FileInput>()
  return (draw) => {
    const scene = draw.pick(scenes)
    const photo = drawn.get(scene) ?? {
      bytes: drawPhoto(scene, 'after', { width: 480 }),
      fileName: `${scene}.png`,
      mimeType: 'image/png',
    }
    drawn.set(scene, photo)
    return photo
  }
}
