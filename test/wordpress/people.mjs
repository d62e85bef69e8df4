import assert from 'node:assert/strict';

/** Signs a user of that role in, through the form; gives the page, and what they can do. */
export async function signIn(browser, { address, password }, role) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto(`${address}/wp-login.php`);
  await page.getByLabel('Username or Email Address').fill(role);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log In' }).click();
  await page.waitForURL(/\/wp-admin\//);
  const nonce = await (
    await context.request.get(`${address}/wp-admin/admin-ajax.php?action=rest-nonce`)
  ).text();

  return {
    page,
    /** Publishes a post through REST, as the editor does; gives what WordPress kept of it. */
    async publish(content, title = 'Appeal') {
      const response = await context.request.post(`${address}/wp-json/wp/v2/posts`, {
        headers: { 'X-WP-Nonce': nonce },
        data: { title, content, status: 'publish' },
      });
      assert.equal(response.status(), 201, await response.text());
      const { id, link, content: kept } = await response.json();
      return { id, link, html: kept.raw ?? kept.rendered, rendered: kept.rendered };
    },
    /** Opens a post, or a new one, in the block editor. */
    async edit(id) {
      await page.goto(`${address}/wp-admin/${id ? `post.php?post=${id}&action=edit` : 'post-new.php'}`);
      await page.waitForFunction(() => window.wp?.data?.select('core/editor')?.getCurrentPost()?.id);
      await page.evaluate(() =>
        window.wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false),
      );
    },
    /** The page of the settings, or what WordPress says instead. */
    openSettings: () => page.goto(`${address}/wp-admin/options-general.php?page=callbox`),
    close: () => context.close(),
  };
}
