import { expect, test } from 'vitest'
import { everything } from '../../src/domain/campaigns/campaign'
import { drawLots, drawMethod } from '../../src/domain/campaigns/draw'
import { openPlatforms } from '../support/platforms'

test('a draw is open to anyone who has the token: drawn again by its seed and pool it is the same', async () => {
  const it = await openPlatforms()
  const pool = {
    units: [1, 2, 3].map((number) => ({ id: `u${number}`, number, weight: number })),
    inspectors: [{ id: 'a', not: ['u1'] }],
  }
  const wanted = { units: 2, inspectors: 1 }
  const seed = 'a seed'
  const lots = drawLots(seed, pool, wanted)
  await it.database.save('draw', it.now(), [
    {
      kind: 'campaign.made',
      campaign: {
        id: 'c1',
        number: 0,
        version: 1,
        template: 'free',
        year: 2026,
        purpose: '',
        periods: [{ phase: 'during', fromOn: '2026-11-20', toOn: '2026-11-30' }],
        scope: everything,
        departmentIds: [],
        leaderIds: [],
        method: 'lot',
        capacity: 8,
        goal: 100,
        by: 'p',
        at: it.now(),
        state: { status: 'draft' },
      },
    },
    {
      kind: 'campaign.drawn',
      draw: {
        id: 'd1',
        campaignId: 'c1',
        seed,
        method: drawMethod,
        pool,
        wanted,
        lots,
        by: 'p',
        at: it.now(),
      },
    },
  ])
  const get = (id: string, token = it.settings.API_TOKEN) =>
    it.http.request(`/api/v1/draws/${id}`, { headers: { authorization: `Bearer ${token}` } })
  const draw = await (await get('d1')).json()
  expect(draw).toMatchObject({ seed, method: drawMethod, pool, wanted, lots, verified: true })
  expect(drawLots(draw.seed, draw.pool, draw.wanted)).toEqual(draw.lots)
  expect((await get('d2')).status).toBe(404)
  expect((await get('d1', 'guessed')).status).toBe(401)
})
