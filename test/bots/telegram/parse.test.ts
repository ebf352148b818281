import type { Update } from 'grammy/types'
import { describe, expect, test } from 'vitest'
import { bot, group, intentOf, li, own, parse, said, seconds } from './support'

const forum = { ...group, is_forum: true } as const

describe('who and where', () => {
  test('are the sender and their chat, by the update’s own number', () => {
    expect(parse(said({ text: 'hello' }))).toEqual({
      key: 'tg:7',
      account: { platform: 'telegram', userId: '5' },
      name: 'Wei Li',
      languageHint: 'en',
      place: { platform: 'telegram', chat: '5', private: true },
      at: seconds * 1000,
      canOpenForm: false,
      triesMax: 5,
      intent: { kind: 'message', text: 'hello', files: [], addressed: true },
    })
  })

  test.each([
    ['zh-hans', 'zh'],
    ['zh', 'zh'],
    ['de', 'en'],
    [undefined, 'en'],
  ])('whose client speaks %s is answered in %s', (language_code, expected) => {
    expect(parse(said({ text: 'x', from: { ...li, language_code } }))?.languageHint).toBe(expected)
  })

  test('a person without a name is called by their number', () => {
    expect(parse(said({ text: 'x', from: { id: 5, is_bot: false, first_name: '' } }))?.name).toBe('5')
  })
})

describe('a command', () => {
  test.each([
    ['/hazards mine', { word: 'hazards', args: 'mine' }],
    ['/Hazards', { word: 'hazards', args: '' }],
    ['/hazards@anwei_bot  open ', { word: 'hazards', args: 'open' }],
    ['/hazard\n鑫源加油站：通道堵塞\n3天', { word: 'hazard', args: '鑫源加油站：通道堵塞\n3天' }],
    ['/start Ab-9_c', { word: 'start', args: 'Ab-9_c' }],
  ])('%j is read', (text, expected) => {
    expect(intentOf({ text })).toEqual({ kind: 'command', files: [], ...expected })
    expect(intentOf({ text }, group)).toEqual({ kind: 'command', files: [], ...expected })
  })

  test('for another bot is not ours, in private or in a group', () => {
    expect(parse(said({ text: '/hazards@other_bot mine' }, group))).toBeUndefined()
    expect(parse(said({ text: '/hazards@anwei_bot_2 mine' }))).toBeUndefined()
  })

  test('under a photo takes the photo with it', () => {
    const photo = [{ file_id: 'a', file_unique_id: 'a', width: 90, height: 60 }]
    expect(intentOf({ photo, caption: '/hazard@Anwei_bot 红旗村仓库 无灭火器' }, group)).toEqual({
      kind: 'command',
      word: 'hazard',
      args: '红旗村仓库 无灭火器',
      files: [{ platform: 'telegram', fileId: 'a', kind: 'photo' }],
    })
  })

  test('a slash with no word behind it is talk', () => {
    expect(intentOf({ text: '/隐患 通道堵塞' })).toMatchObject({ kind: 'message', text: '/隐患 通道堵塞' })
  })
})

describe('in a group', () => {
  test('talk among people is none of ours', () => {
    expect(parse(said({ text: 'lunch at noon?' }, group))).toBeUndefined()
    expect(parse(said({ sticker: {} }, group))).toBeUndefined()
    expect(parse(said({ text: 'ask @anwei_bot_2' }, group))).toBeUndefined()
  })

  test('what names us, begins as a report, or answers us is', () => {
    expect(intentOf({ text: 'please @anwei_bot look' }, group)).toMatchObject({
      text: 'please  look',
      addressed: true,
    })
    expect(intentOf({ text: '#隐患 通道堵塞' }, group)).toMatchObject({ addressed: true })
    const reply_to_message = { message_id: 3, from: bot, chat: group, date: seconds }
    expect(intentOf({ text: 'done', reply_to_message }, group)).toMatchObject({
      addressed: true,
      replyTo: { platform: 'telegram', chat: '-1001', message: '3' },
    })
  })

  test('a reply to somebody else is not a reply to us', () => {
    const photos = { message_id: 3, from: bot, chat: own, date: seconds, caption: 'H-1' }
    expect(intentOf({ text: 'done', reply_to_message: photos })).toMatchObject({ repliedCaption: 'H-1' })
    const reply_to_message = { message_id: 3, from: li, chat: own, date: seconds }
    expect(intentOf({ text: 'done', reply_to_message })).not.toHaveProperty('replyTo')
    expect(parse(said({ text: 'done', reply_to_message }, group))).toBeUndefined()
  })

  test('further photos of an album come through: their caption is with the first', () => {
    const photo = [{ file_id: 'b', file_unique_id: 'b', width: 90, height: 60 }]
    expect(intentOf({ photo, media_group_id: '13' }, group)).toEqual({
      kind: 'message',
      text: '',
      files: [{ platform: 'telegram', fileId: 'b', kind: 'photo', album: '13' }],
      addressed: false,
    })
    expect(parse(said({ photo }, group))).toBeUndefined()
  })

  test('a topic is kept; a thread of replies outside a forum is none', () => {
    const inTopic = said({ text: '#隐患 x', message_thread_id: 40, is_topic_message: true }, forum)
    expect(parse(inTopic)?.place).toEqual({
      platform: 'telegram',
      chat: '-1001',
      private: false,
      thread: '40',
    })
    const inThread = said({ text: '#隐患 x', message_thread_id: 40 }, group)
    expect(parse(inThread)?.place).not.toHaveProperty('thread')
  })

  test('a message in a topic answers the topic’s opening in form only, even where we opened it', () => {
    const opening = { message_id: 40, from: bot, chat: forum, date: seconds, forum_topic_created: {} }
    const content = { text: 'morning', message_thread_id: 40, is_topic_message: true }
    expect(parse(said({ ...content, reply_to_message: opening }, forum))).toBeUndefined()
  })
})

describe('files and places', () => {
  test('of a photo’s sizes the largest by its dimensions is taken, wherever it stands', () => {
    const size = (file_id: string, width: number, height: number) => ({
      file_id,
      width,
      height,
      file_size: 1,
    })
    const photo = [size('m', 320, 240), size('l', 1280, 960), size('s', 90, 67)]
    expect(intentOf({ photo, caption: '通道堵塞' })).toEqual({
      kind: 'message',
      text: '通道堵塞',
      files: [{ platform: 'telegram', fileId: 'l', kind: 'photo', size: 1 }],
      addressed: true,
    })
  })

  test.each([
    ['image/jpeg', 'photo'],
    ['image/png', 'photo'],
    ['image/heic', 'document'],
    ['application/pdf', 'document'],
  ])('a file of type %s is a %s', (mime_type, kind) => {
    const document = { file_id: 'd', file_name: 'a.bin', mime_type, file_size: 9 }
    expect(intentOf({ document })).toMatchObject({
      files: [{ fileId: 'd', kind, name: 'a.bin', mimeType: mime_type, size: 9 }],
    })
  })

  test('a video is one, a round one too', () => {
    expect(intentOf({ video: { file_id: 'v' } })).toMatchObject({ files: [{ fileId: 'v', kind: 'video' }] })
    expect(intentOf({ video_note: { file_id: 'n' } })).toMatchObject({
      files: [{ fileId: 'n', kind: 'video' }],
    })
  })

  test('a place alone is a message; a venue is where it is', () => {
    const location = { latitude: 36.06, longitude: 120.38, horizontal_accuracy: 5 }
    const position = { latitude: 36.06, longitude: 120.38 }
    expect(intentOf({ location })).toMatchObject({ text: '', files: [], position })
    expect(intentOf({ location, venue: { location, title: '鑫源加油站', address: '' } })).toMatchObject({
      position,
    })
  })

  test.each(['voice', 'sticker', 'audio', 'contact', 'poll', 'dice'])(
    'a %s says nothing we can read: answered in private, left alone in a group',
    (kind) => {
      expect(intentOf({ [kind]: { file_id: 'x' } })).toEqual({
        kind: 'message',
        text: '',
        files: [],
        addressed: true,
      })
      expect(parse(said({ [kind]: { file_id: 'x' } }, group))).toBeUndefined()
    },
  )
})

describe('a press', () => {
  const press = (message: object | undefined, data: string | undefined = 'h.1.confirm') =>
    parse({
      update_id: 8,
      callback_query: { id: 'q', from: li, chat_instance: '1', message, data },
    } as Update)

  test('names the message it stands under, and its topic', () => {
    const message = {
      message_id: 4,
      chat: forum,
      date: seconds,
      is_topic_message: true,
      message_thread_id: 40,
    }
    expect(press(message)).toMatchObject({
      place: { chat: '-1001', private: false, thread: '40' },
      intent: {
        kind: 'press',
        data: 'h.1.confirm',
        message: { platform: 'telegram', chat: '-1001', message: '4' },
      },
    })
  })

  test('on a message too old to be shown still counts; one without a message or data does not', () => {
    expect(press({ message_id: 4, chat: own, date: 0 })?.intent).toMatchObject({ kind: 'press' })
    expect(press(undefined)).toBeUndefined()
    expect(parse({ update_id: 8, callback_query: { id: 'q', from: li, chat_instance: '1' } })).toBeUndefined()
  })
})

describe('not taken', () => {
  const message = { message_id: 11, from: li, chat: own, date: seconds, text: '#隐患 通道堵塞' }

  test.each([
    'edited_message',
    'channel_post',
    'edited_channel_post',
    'business_message',
    'edited_business_message',
    'guest_message',
  ])('%s', (kind) => {
    expect(parse({ update_id: 7, [kind]: message })).toBeUndefined()
  })

  test.each([
    ['of a bot', { from: { ...li, is_bot: true } }],
    ['through a bot', { via_bot: bot }],
    ['of an anonymous administrator', { from: { id: 1087968824, is_bot: true }, sender_chat: group }],
    ['of a channel linked to the group', { from: { id: 777000, is_bot: false }, sender_chat: { id: -1009 } }],
    ['without a sender', { from: undefined }],
    ['of a channel', { chat: { id: -1009, type: 'channel', title: 'news' } }],
    ['about members', { text: undefined, new_chat_members: [li] }],
    ['about what is pinned', { text: undefined, pinned_message: {} }],
    ['of a kind unknown to us', { text: undefined, hologram: {} }],
  ])('a message %s', (_what, content) => {
    expect(parse(said({ ...message, ...content }, group))).toBeUndefined()
  })
})
