// Opens a page in Chromium without scripts, as wide as a telephone and as a desk, and prints a line for each thing that is
// wrong with it; leaves its text (390.txt, 1280.txt) and a PDF of it (a4.pdf) in a folder.
// Use: node look.mjs CHROMIUM AXE PAGE FOLDER
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [chromium, axe, page, folder] = process.argv.slice(2);
const address = pathToFileURL(page).href;
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// The DevTools protocol over two pipes: messages of JSON, each ended by a zero.
const browser = spawn(
    chromium,
    ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--remote-debugging-pipe',
        `--user-data-dir=${join(folder, 'profile')}`],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
browser.on('error', fail);
const waiting = new Map();
const listeners = [];
let sent = 0;
let unread = '';
browser.stdio[4].setEncoding('utf8').on('data', read => {
    const messages = (unread + read).split('\0');
    unread = messages.pop();
    messages.map(message => JSON.parse(message)).forEach(message => {
        if (waiting.has(message.id)) {
            const { resolve, reject } = waiting.get(message.id);
            message.error ? reject(new Error(message.error.message)) : resolve(message.result);
        }
        listeners.forEach(listener => listener(message));
    });
});

function send(method, params = {}, sessionId) {
    return new Promise((resolve, reject) => {
        waiting.set(++sent, { resolve, reject });
        browser.stdio[3].write(JSON.stringify({ id: sent, method, params, sessionId }) + '\0');
    });
}

async function look(width, mobile) {
    const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    const tab = (method, params) => send(method, params, sessionId);
    const value = async expression => {
        const { result, exceptionDetails } =
            await tab('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
        if (exceptionDetails) {
            throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        }
        return result.value;
    };
    const tell = complaint => console.log(`${width} px: ${complaint}`);
    const requests = [];
    const loaded = new Promise(resolve => listeners.push(({ method, params, sessionId: session }) => {
        if (session === sessionId && method === 'Network.requestWillBeSent') {
            requests.push(params.request.url);
        }
        if (session === sessionId && method === 'Page.loadEventFired') {
            resolve();
        }
    }));
    await tab('Page.enable');
    await tab('Network.enable');
    await tab('Emulation.setDeviceMetricsOverride', { width, height: 844, deviceScaleFactor: 1, mobile });
    await tab('Emulation.setScriptExecutionDisabled', { value: true });
    await tab('Page.navigate', { url: address });
    await loaded;
    writeFileSync(join(folder, `${width}.txt`), await value('document.body.innerText'));
    const widest = await value('document.documentElement.scrollWidth');
    if (widest > width) {
        tell(`scrolls sideways, ${widest} px wide`);
    }
    requests.filter(url => url !== address && !url.startsWith('data:')).forEach(url => tell(`asks for ${url}`));
    if (await value(`document.scripts.length > 0
            || [...document.querySelectorAll('*')].some(e => [...e.attributes].some(a => a.name.startsWith('on')))`)) {
        tell('has scripts');
    }
    const { data } = await tab('Page.printToPDF', { preferCSSPageSize: true });
    writeFileSync(join(folder, 'a4.pdf'), Buffer.from(data, 'base64'));
    await tab('Emulation.setScriptExecutionDisabled', { value: false });
    await value(readFileSync(axe, 'utf8') + '; true');
    const violations = await value(`axe.run(document, { runOnly: ${JSON.stringify(rules)} }).then(found =>
        found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ', ' + rule.help + ': ' + node.html)))`);
    violations.forEach(tell);
}

function fail(error) {
    console.error(error);
    browser.kill();
    process.exit(1);
}

try {
    await look(390, true);
    await look(1280, false);
    await send('Browser.close');
} catch (error) {
    fail(error);
}
