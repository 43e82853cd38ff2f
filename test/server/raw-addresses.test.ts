import { execFile } from 'node:child_process'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { promisify } from 'node:util'
import iconv from 'iconv-lite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startServer } from '../../src/server/index.ts'
import { appOptions, type Answer } from '../support/serve-app.ts'

const run = promisify(execFile)

async function start(): Promise<number> {
  const { url, close } = await startServer(appOptions())
  onTestFinished(close)
  return Number(new URL(url).port)
}

/** A proxy that takes `/prefix` off the path and looks at nothing else. */
async function startProxy(port: number): Promise<number> {
  const sockets = new Set<Socket>()
  const proxy = createServer((caller) => {
    const server = connect(port, '127.0.0.1')
    for (const socket of [caller, server]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
    }
    caller.once('data', (head) => {
      server.write(Buffer.from(head.toString('latin1').replace(' /prefix/', ' /'), 'latin1'))
      caller.pipe(server)
    })
    server.pipe(caller)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    proxy.close()
  })
  await new Promise((resolve) => proxy.once('listening', resolve))
  return (proxy.address() as AddressInfo).port
}

interface RawAnswer {
  status: number
  head: string
  location: string | undefined
  error: Answer['body']['error']
  text: string
}

/** Sends packets one after another and reads until the server closes: a test that it leaves open does not end. */
function send(port: number, ...packets: (Buffer | string)[]): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const received: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => {
      void (async () => {
        for (const packet of packets) {
          socket.write(packet)
          await new Promise((sent) => setTimeout(sent, 20))
        }
      })()
    })
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => received.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => {
      const text = Buffer.concat(received).toString()
      const [head = '', body = ''] = text.split('\r\n\r\n')
      resolve({
        status: Number(head.split(' ')[1]),
        head,
        location: /^Location: (.*)$/m.exec(head)?.[1]?.trim(),
        error: body.startsWith('{"error"')
          ? (JSON.parse(body) as Answer['body']).error
          : undefined!,
        text,
      })
    })
  })
}

const headOf = (target: string | Buffer, ...more: string[]): Buffer =>
  Buffer.concat([
    Buffer.from('GET '),
    Buffer.from(target),
    Buffer.from(` HTTP/1.1\r\nHost: x\r\n${more.map((line) => `${line}\r\n`).join('')}\r\n`),
  ])

const encoded = encodeURIComponent('公开')

describe('an address of raw characters, asked for by curl', () => {
  const question = 'api/search?q=PPP项目&year=2016..2017&limit=1'

  it('says what to do, and with -L answers', async () => {
    const address = `http://127.0.0.1:${await start()}/${question}`
    const told = JSON.parse((await run('curl', ['-s', address])).stdout) as Answer['body']
    expect(told.error.code).toBe('invalid_parameter')
    expect(told.error.message).toContain('curl 加 -L')
    expect(told.error.details[0]!.value).toBe(
      `./search?q=PPP${encodeURIComponent('项目')}&year=2016..2017&limit=1`,
    )
    const answer = JSON.parse((await run('curl', ['-sL', address])).stdout) as Answer['body']
    expect(answer.total).toBe(1)
    const head = await run('curl', ['-sIL', address])
    expect(head.stdout).toMatch(/308 Permanent Redirect[\s\S]*200 OK/)
  })

  it('works behind a path that a proxy takes off', async () => {
    const port = await startProxy(await start())
    const { stdout } = await run('curl', ['-sL', `http://127.0.0.1:${port}/prefix/${question}`])
    expect((JSON.parse(stdout) as Answer['body']).total).toBe(1)
  })

  it('works for several addresses in one call, whose connection is used again', async () => {
    const base = `http://127.0.0.1:${await start()}`
    const { stdout } = await run('curl', ['-sL', `${base}/healthz`, `${base}/${question}`])
    expect(stdout).toContain('"total":1')
  })

  it('works in the path as well', async () => {
    const base = `http://127.0.0.1:${await start()}`
    const { stdout } = await run('curl', ['-sL', `${base}/api/reports/报告一/passages?q=公开`])
    expect((JSON.parse(stdout) as Answer['body']).error.message).toContain('报告一')
  })
})

describe('the redirect', () => {
  it.each([
    ['UTF-8', headOf('/api/search?q=公开')],
    ['GBK', headOf(iconv.encode('/api/search?q=公开', 'gbk'))],
  ])('reads %s, closes the connection and is not kept', async (encoding, head) => {
    const { status, location, error, head: answer } = await send(await start(), head)
    expect(status).toBe(308)
    expect(location).toBe(`./search?q=${encoded}`)
    expect(error.message).toContain(encoding)
    expect(answer).toContain('Connection: close')
    expect(answer).toContain('Cache-Control: no-store')
  })

  it('speaks the language asked for', async () => {
    const { error } = await send(await start(), headOf('/?q=公开', 'Accept-Language: en'))
    expect(error.message).toMatch(/^The address holds characters/)
  })

  it('takes GBK that happens to be UTF-8 for the Chinese that it is, and accents for accents', async () => {
    const port = await start()
    const one = await send(port, headOf(iconv.encode('/?q=一', 'gbk')))
    expect(one.location).toBe(`./?q=${encodeURIComponent('一')}`)
    expect((await send(port, headOf('/?q=café'))).location).toBe('./?q=caf%C3%A9')
  })

  it('keeps what was encoded already, and encodes what a header or another host could hide in', async () => {
    const { location } = await send(await start(), headOf('/?q=%E5%85%AC开<"\\|`#&a=%0d%0aX:y'))
    expect(location).toBe(`./?q=%E5%85%AC${encodeURIComponent('开<"\\|`#')}&a=%0d%0aX:y`)
  })

  it('goes back up to the first part of the path that changes', async () => {
    const { location } = await send(await start(), headOf('/reports/公开/sources/1?q=a:b'))
    expect(location).toBe(`../../${encoded}/sources/1?q=a:b`)
  })

  it.each([
    ['after the first byte', 1],
    ['before the characters', 17],
    ['within a character', 19],
    ['after the characters', 30],
    ['within the line ends', 45],
  ])('reads a head that is split %s', async (_, at) => {
    const head = headOf('/api/search?q=公开', 'Accept-Language: en')
    const port = await start()
    const { status, location } = await send(port, head.subarray(0, at), head.subarray(at))
    expect([status, location]).toEqual([308, `./search?q=${encoded}`])
  })

  it('reads a head that comes byte by byte, after another request on the connection', async () => {
    const bytes = [...headOf('/?q=公开')].map((byte) => Buffer.from([byte]))
    const before = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'
    const { text } = await send(await start(), before, ...bytes)
    expect(text).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*HTTP\/1\.1 308 [\s\S]*Location: \.\/\?q=%E5/)
  })

  it('answers HEAD without a body', async () => {
    const head = headOf('/?q=公开').toString().replace('GET', 'HEAD')
    const { status, text } = await send(await start(), head)
    expect(status).toBe(308)
    expect(text).toMatch(/\r\n\r\n$/)
  })
})

describe('a refusal', () => {
  const host = 'Host: x'
  const next = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'

  it.each([
    ['another method', `POST /?q=公开 HTTP/1.1\r\n${host}\r\n\r\n`],
    ['bytes that are no text', headOf(Buffer.from('/?q=\xff\xfe\xff', 'latin1'))],
    ['GBK that is no Chinese', headOf(Buffer.from('/?q=\xa8\xc5\xa8\xc6\xff', 'latin1'))],
    ['another host', headOf('//evil.example/公开')],
    ['another host behind a backslash', headOf('/\\/evil.example//公开')],
    ['an absolute address', headOf('http://evil.example/?q=公开')],
    ['an address without a slash', headOf('?q=公开')],
    ['a path with dots', headOf('/a/../公开')],
    ['a path with encoded dots', headOf('/a/%2e%2E/公开')],
    ['a space', headOf('/?q=公 开')],
    ['a line feed alone', `GET /?q=公开 HTTP/1.1\n${host}\n\n`],
    ['a carriage return within', headOf('/?q=公\r开')],
    ['a null byte', headOf('/?q=公\0开')],
    ['another protocol', `GET /?q=公开 HTTP/2.0\r\n${host}\r\n\r\n`],
    ['no protocol', 'GET /?q=公开\r\n\r\n'],
    ['a body of stated length', headOf('/?q=公开', 'Content-Length: 5')],
    ['a body in pieces', headOf('/?q=公开', 'Transfer-Encoding: chunked')],
    ['a header over two lines', headOf('/?q=公开', 'X-A: b', ' c')],
    ['a header without a name', headOf('/?q=公开', ': b')],
    ['two hosts', headOf('/?q=公开', 'Host: y')],
    ['a head beyond the limit', headOf(`/?q=公开${'a'.repeat(20_000)}`)],
    ['what is refused for another reason', headOf('/?q=\x7f')],
  ])('meets %s, once, and the connection is closed', async (_, head) => {
    const packet = Buffer.concat([Buffer.from(head), Buffer.from(next)])
    const { status, location, error, text } = await send(await start(), packet)
    expect(status).toBe(400)
    expect(location).toBeUndefined()
    expect(error.code).toBe('invalid_parameter')
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1)
  })

  it('follows a redirect of nothing that came behind it', async () => {
    const { text } = await send(
      await start(),
      Buffer.concat([headOf('/?q=公开'), Buffer.from(next)]),
    )
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1)
    expect(text).toContain('308')
  })

  it('meets an address behind another request in the same packet, or behind a body', async () => {
    const port = await start()
    const pipelined = await send(port, Buffer.concat([Buffer.from(next), headOf('/?q=公开')]))
    expect(pipelined.text).toMatch(/200 OK[\s\S]*400 Bad Request/)
    const body = 'GET /?q=evil'
    const post = `GET /healthz HTTP/1.1\r\n${host}\r\nContent-Length: ${body.length}\r\n\r\n`
    const smuggled = await send(port, post, body, headOf('/?q=公开'))
    expect(smuggled.text).toMatch(/200 OK[\s\S]*400 Bad Request/)
    expect(smuggled.text).not.toContain('Location')
  })
})
