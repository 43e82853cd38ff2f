/** What the tests use of the Data Package library, which ships no types. */
declare module 'datapackage' {
  interface Resource {
    name: string
    tabular: boolean
    /** Every row, held against the schema; with `relations` against the tables it refers to. */
    read(options?: { relations?: boolean }): Promise<unknown[]>
  }

  export class Package {
    static load(
      descriptor: object,
      options?: { basePath?: string; strict?: boolean },
    ): Promise<Package>
    valid: boolean
    errors: Error[]
    resourceNames: string[]
    resources: Resource[]
    getResource(name: string): Resource | null
  }
}
