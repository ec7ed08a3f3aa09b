// Jupyter Notebook 6 in headless Chromium: node notebook_test.mjs FOLDER FIGURE SELECTOR
// Types cells as a person does, runs them, looks for a figure, interrupts a loop, restarts. FOLDER takes the screenshot;
// FIGURE is the code of a cell that shows a figure, SELECTOR finds it once it is drawn. Chromium is driven over a pipe (DevTools protocol).
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [folder, figure, selector] = process.argv.slice(2);
const patience = 60_000;
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
const profile = mkdtempSync(join(tmpdir(), 'fairlab-browser-'));
const children = [];
let failed = null;

try {
  await run();
} catch (error) {
  failed = error;
} finally {
  for (const child of children) child.kill('SIGTERM');
  await pause(1500);
  for (const child of children) child.kill('SIGKILL');
  rmSync(profile, { recursive: true, force: true });
}
if (failed) { console.error(failed.stack); process.exit(1); }
console.log('done');
process.exit(0);

async function run() {
  writeFileSync(join(folder, 'typed.ipynb'), JSON.stringify({
    cells: [], metadata: { kernelspec: { name: '.net-csharp', display_name: '.NET (C#)', language: 'C#' } }, nbformat: 4, nbformat_minor: 5,
  }));
  const port = await freePort();
  const server = spawn('jupyter-notebook', ['--no-browser', `--port=${port}`, '--port-retries=0', '--ip=127.0.0.1', '--allow-root',
    '--NotebookApp.token=', '--NotebookApp.password=', `--notebook-dir=${folder}`], { stdio: ['ignore', 'ignore', 'pipe'] });
  children.push(server);
  let log = '';
  server.stderr.on('data', data => { log += data; });
  await until('the server', async () => log.includes('is running at'));

  const page = await openPage();
  await page.call('Emulation.setDeviceMetricsOverride', { width: 1100, height: 1500, deviceScaleFactor: 1, mobile: false });
  await page.call('Page.navigate', { url: `http://127.0.0.1:${port}/notebooks/typed.ipynb` });
  await until('the kernel', () => page.evaluate('!!(window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected())'));

  await cell(page, 'var x = 20 + 1;\nx * 2');
  await until('the value of a cell', () => output(page, '42'));
  await cell(page, 'Console.WriteLine($"x is {x}")');
  await until('printed text', () => output(page, 'x is 21'));
  await cell(page, figure);
  await until('the figure', () => page.evaluate(`!!document.querySelector(${JSON.stringify(selector)})`));
  await cell(page, 'throw new InvalidOperationException("on purpose");');
  await until('an error', () => output(page, 'InvalidOperationException'));

  for (let i = 1; i <= 2; i++) {
    await cell(page, `var spin${i} = 0; while (true) { spin${i}++; }`);
    await until('a running cell', () => page.evaluate('document.querySelectorAll(".code_cell.running").length > 0'));
    await pause(500);
    const begun = Date.now();
    await page.evaluate('document.querySelector("button[data-jupyter-action=\'jupyter-notebook:interrupt-kernel\']").click()');
    await until('the end of the loop', () => page.evaluate('document.querySelectorAll(".code_cell.running").length === 0'));
    console.log(`interrupted in ${Date.now() - begun} ms`);
  }
  await cell(page, 'x + 100');
  await until('the state after the interrupt', () => output(page, '121'));

  const shot = await page.call('Page.captureScreenshot', { format: 'png' });
  writeFileSync(join(folder, 'notebook.png'), Buffer.from(shot.data, 'base64'));

  await page.evaluate('Jupyter.notebook.kernel.restart(), 0');
  await until('the restarted kernel', () => page.evaluate('Jupyter.notebook.kernel.is_connected() && document.querySelector("#kernel_indicator_icon").classList.contains("kernel_idle_icon")'));
  await pause(500);
  await cell(page, 'x');
  await until('a forgotten variable', () => output(page, 'CS0103'));
}

// Types into a new cell at the end and runs it with Shift-Enter.
async function cell(page, code) {
  await page.evaluate('(() => { const n = Jupyter.notebook; if (n.get_cells().length === 0 || n.get_cell(n.get_cells().length - 1).get_text() !== "") n.insert_cell_at_bottom("code"); n.select(n.get_cells().length - 1); n.edit_mode(); })()');
  await pause(200);
  await page.call('Input.insertText', { text: code });
  await pause(100);
  for (const type of ['keyDown', 'keyUp'])
    await page.call('Input.dispatchKeyEvent', { type, key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, modifiers: 8 });
}

function output(page, text) {
  return page.evaluate(`[...document.querySelectorAll('.output_area')].some(area => area.innerText.includes(${JSON.stringify(text)}))`);
}

async function until(what, condition) {
  for (const end = Date.now() + patience; Date.now() < end; await pause(100))
    if (await condition()) { console.log(`saw ${what}`); return; }
  throw new Error(`did not see ${what}`);
}

function freePort() {
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => resolve(port)); });
  });
}

async function openPage() {
  const chromium = spawn('chromium', ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
    // No network but this machine: what is shown comes from the server.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  children.push(chromium);
  const waiting = new Map();
  let rest = '', last = 0;
  chromium.stdio[4].on('data', data => {
    const messages = (rest + data).split('\0');
    rest = messages.pop();
    for (const message of messages.map(text => JSON.parse(text))) {
      const waiter = waiting.get(message.id);
      if (waiter) message.error ? waiter.reject(new Error(message.error.message)) : waiter.resolve(message.result);
    }
  });
  const send = (method, params = {}, sessionId) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    chromium.stdio[3].write(JSON.stringify({ id: last, method, params, sessionId }) + '\0');
  });
  const { targetInfos } = await send('Target.getTargets');
  const { sessionId } = await send('Target.attachToTarget', { targetId: targetInfos.find(target => target.type === 'page').targetId, flatten: true });
  const call = (method, params) => send(method, params, sessionId);
  const evaluate = async expression => {
    const { result, exceptionDetails } = await call('Runtime.evaluate', { expression, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return { call, evaluate };
}
