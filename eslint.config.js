import js from '@eslint/js'
import tseslint from 'typescript-eslint'

/** The one-way line: a folder may import only the folders before it. ARCHITECTURE.md says why. */
const layers = [
  'language',
  'text',
  'query',
  'ingest',
  'report',
  'index',
  'search',
  'views',
  'server',
  'publish',
  'library',
  'cli',
]

/** Folders below the faces (pages, endpoint, command line): they speak in codes with values, and the faces put these into sentences. */
const wordless = ['text', 'query', 'ingest', 'report', 'index', 'search']

/** Whatever lies outside the folder of engines sees of it the list in `engines/index.ts`, by way of `index/index.ts`. */
const behindTheSeam = [
  {
    group: ['./engines/*', '!./engines/index.ts', '../engines/**', '!../engines/index.ts'],
    message: 'What asks an engine knows nothing of its insides: import the seam, engine.ts.',
  },
]

/** How many folders deep a file may lie within its layer; a relative import names a layer by as many `../`. */
const depths = [0, 1, 2, 3]

const oneWay = layers.flatMap((layer, i) =>
  depths.map((depth) => {
    const up = '../'.repeat(depth + 1)
    return {
      files: [`src/${layer}/${'*/'.repeat(depth)}*.{ts,tsx}`],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              ...layers.slice(i + 1).map((later) => ({
                group: [`${up}${later}/**`],
                message: `${layer}/ may not import ${later}/: imports run one way.`,
              })),
              ...(wordless.includes(layer)
                ? [
                    {
                      group: [`${up}language/**`],
                      message: `${layer}/ speaks in codes with values; sentences belong to the faces.`,
                    },
                  ]
                : []),
              ...(layer === 'index' && depth < 2 ? behindTheSeam : []),
              {
                group: layers.flatMap((each) => [`${up}${each}/*`, `!${up}${each}/index.ts`]),
                message: 'Import another folder through its index.ts.',
              },
            ],
          },
        ],
      },
    }
  }),
)

export default tseslint.config(
  {
    ignores: [
      'dist',
      'public',
      'coverage',
      'node_modules',
      'index-data',
      'bench/.work',
      // Compiled against the installed package alone.
      'test/package/consumer.ts',
      '**/node_modules',
    ],
  },
  js.configs.recommended,
  {
    files: ['examples/*.mjs'],
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', AbortSignal: 'readonly' },
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Typed arrays are indexed within known bounds in hot loops; `!` says so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `type` and `interface` read differently here: unions are types, shapes are interfaces.
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
    },
  },
  // `[...text]` is the right way to walk Chinese code points.
  {
    files: ['src/{text,index,search}/**/*.ts', 'test/**/*.ts'],
    rules: { '@typescript-eslint/no-misused-spread': 'off' },
  },
  // Over a typed array `for-of` takes three times as long as counting up, and a search goes through thousands of reports.
  { files: ['src/index/**/*.ts'], rules: { '@typescript-eslint/prefer-for-of': 'off' } },
  { files: ['test/**/*.{ts,tsx}'], rules: { '@typescript-eslint/no-floating-promises': 'error' } },
  {
    files: ['test/**/*.{ts,tsx}'],
    ignores: ['test/reports/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/reports/support/*'],
              message:
                'What reads ../shared belongs in test/reports: npm test needs only the repository.',
            },
          ],
        },
      ],
    },
  },
  ...oneWay,
)
