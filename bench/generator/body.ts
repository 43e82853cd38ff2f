/** One invented reporting body: its names, its places, and the numbers that carry over from year to year. */
import { createRandom, mixSeed, toZipfList, type Random, type ZipfList } from './random.ts'
import * as vocabulary from './vocabulary.ts'

export type Level = 'prefecture' | 'county' | 'township' | 'department'

/** The six kinds of applicant, in the order of the statutory form. */
export const applicants = [
  'naturalPerson',
  'business',
  'researchInstitution',
  'publicWelfare',
  'legalService',
  'other',
] as const
export type Applicant = (typeof applicants)[number]

export interface Body {
  name: string
  level: Level
  /** Real province that the name begins with; most bodies name none. */
  province: string | null
  /** How the body speaks of itself and of its area: 我县, 全县. */
  we: string
  all: string
  /** Head of its document numbers: 霁川政办发. */
  documentHead: string
  towns: ZipfList<string>
  villages: readonly string[]
  roads: readonly string[]
  companies: readonly string[]
  projects: ZipfList<string>
  /** First of the years it reports on here. */
  firstYear: number
  /** Applications at the end of a year that go over to the next, one number an applicant kind. */
  carriedForward(year: number): number[]
  /** Rules or normative documents made, repealed and in force in a year; in force(y) = in force(y-1) + made - repealed. */
  documents(kind: DocumentKind, year: number): DocumentCounts
}

/** Both are prefixes of figure keys. */
export type DocumentKind = 'rules' | 'normativeDocuments'

interface DocumentCounts {
  made: number
  repealed: number
  inForce: number
}

function nameOf(random: Random, syllableCount: number): string {
  let name = ''
  for (let i = 0; i < syllableCount; i += 1) name += random.pick(vocabulary.syllables)
  return name
}

function many(count: number, make: () => string): string[] {
  return [...new Set(Array.from({ length: count }, make))]
}

/** The body with this number; the same seed and number always give the same body. */
export function createBody(seed: number, bodyIndex: number, firstYear: number): Body {
  const random = createRandom(mixSeed(seed, 0x0b0d, bodyIndex))
  const place = (): string =>
    random.pick(vocabulary.placeHeads) + random.pick(vocabulary.placeTails)
  const province = random.chance(0.3) ? random.pick(vocabulary.provinces) : null
  const city = place()
  const county = place()
  const countyKind = random.pick(['县', '县', '区'] as const)
  const town = nameOf(random, 2)
  const level = random.pick([
    'prefecture',
    'county',
    'county',
    'department',
    'department',
    'township',
  ] as const)
  const cityName = `${province ?? ''}${city}市`
  const countyName = `${cityName}${county}${countyKind}`
  const names: Record<Level, { name: string; unit: string; head: string }> = {
    prefecture: { name: `${cityName}人民政府`, unit: '市', head: city },
    county: { name: `${countyName}人民政府`, unit: countyKind, head: county },
    department: {
      name: countyName + random.pick(vocabulary.departments),
      unit: '局',
      head: county,
    },
    township: { name: `${countyName}${town}镇人民政府`, unit: '镇', head: town },
  }
  const { name, unit, head } = names[level]
  const towns = many(14, () => nameOf(random, 2) + random.pick(['镇', '镇', '乡', '街道'] as const))
  const roads = many(12, () => nameOf(random, 2) + random.pick(['路', '大道', '街', '巷'] as const))
  const carriedForward = (year: number): number[] => {
    const carry = createRandom(mixSeed(seed, bodyIndex, year, 1))
    return applicants.map((_, i) => (i === 0 ? carry.integer(0, 9) : carry.integer(0, 1)))
  }
  const documents = (kind: DocumentKind, year: number): DocumentCounts => {
    const isRules = kind === 'rules'
    let inForce = isRules ? 0 : 30 + (mixSeed(seed, bodyIndex, 2) % 90)
    if (isRules && level !== 'prefecture') return { made: 0, repealed: 0, inForce: 0 }
    let counts: DocumentCounts = { made: 0, repealed: 0, inForce }
    for (let y = 2005; y <= year; y += 1) {
      const change = createRandom(mixSeed(seed, bodyIndex, y, isRules ? 3 : 4))
      const made = change.integer(0, isRules ? 2 : 12)
      const repealed = Math.min(inForce + made, change.integer(0, isRules ? 1 : 9))
      inForce += made - repealed
      counts = { made, repealed, inForce }
    }
    return counts
  }
  return {
    name,
    level,
    province,
    we: `我${unit}`,
    all: `全${unit}`,
    documentHead: `${head}${level === 'department' ? '局' : '政办'}发`,
    towns: toZipfList(towns),
    villages: many(24, () => nameOf(random, 2) + random.pick(['村', '村', '社区'] as const)),
    roads,
    companies: many(16, () => nameOf(random, 2) + random.pick(vocabulary.industries) + '有限公司'),
    projects: toZipfList(
      many(20, () => {
        const where = random.chance(0.5) ? random.pick(roads) : nameOf(random, 2)
        return where + random.pick(vocabulary.projectKinds)
      }),
    ),
    firstYear,
    carriedForward,
    documents,
  }
}
