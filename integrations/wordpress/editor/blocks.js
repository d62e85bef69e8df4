/** The blocks in the editor: the element itself in a frame of its own, and below it the fallback, to be written. */
(({ blockEditor, blocks, components, compose, element: react, hooks, htmlEntities, i18n }) => {
  const { createElement, Fragment, renderToString, useEffect, useState } = react;
  const { __, isRTL } = i18n;
  const { script, style, settings, elements } = hooks.applyFilters('callbox.editor', {});

  const labels = {
    src: __('Address of the feed', 'callbox'),
    limit: __('Shown before “Show more”', 'callbox'),
    tags: __('Only with one of these tags, comma-separated', 'callbox'),
    itemId: __('Only the item with this id', 'callbox'),
    refresh: __('Seconds between reloads, at least 30', 'callbox'),
    heading: __('Heading', 'callbox'),
    headingLevel: __('Level of the heading, 1 to 6', 'callbox'),
    layout: __('Layout', 'callbox'),
    timeZone: __('Time zone, such as Europe/London', 'callbox'),
    past: __('Also show events that have ended', 'callbox'),
    filterParam: __('Query parameter that holds the chosen topic', 'callbox'),
    structuredData: __('Add schema.org data to the page', 'callbox'),
    source: __('Format of the feed, where it can’t be told', 'callbox'),
    publicKey: __('Public keys of the publishers, space-separated', 'callbox'),
  };

  const layouts = {
    card: __('Card', 'callbox'),
    strip: __('Strip', 'callbox'),
    compact: __('Rows', 'callbox'),
  };

  const toAttribute = property => property.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);

  /** The control for an attribute; an emptied one leaves the attribute out. */
  function createControl(property, { type, enum: choice }, feed, value, set) {
    const common = { key: property, label: labels[property] ?? property };
    const setText = text => set(text === '' ? undefined : text);
    if (type === 'boolean') {
      const onChange = on => set(on || undefined);
      return createElement(components.ToggleControl, { ...common, checked: Boolean(value), onChange });
    }
    if (choice) {
      const options = choice.map(each => ({ value: each, label: layouts[each] ?? each }));
      options.unshift({ value: '', label: __('Not set', 'callbox') });
      return createElement(components.SelectControl, {
        ...common,
        options,
        value: value ?? '',
        onChange: setText,
      });
    }
    return createElement(components.TextControl, {
      ...common,
      type: type === 'number' ? 'number' : 'text',
      min: type === 'number' ? 1 : undefined,
      placeholder: property === 'src' ? feed || 'https://' : undefined,
      // What an author writes is stored with "&" as an entity.
      value: typeof value === 'string' ? htmlEntities.decodeEntities(value) : (value ?? ''),
      onChange: type === 'number' ? text => set(Number(text) || undefined) : setText,
    });
  }

  /** The page in the preview's frame. Its height is told anew whenever the element has grown inside itself. */
  function createPreview(name, known, attributes) {
    const own = Object.keys(known.attributes).filter(property => attributes[property] !== undefined);
    const values = Object.fromEntries(own.map(each => [toAttribute(each), attributes[each]]));
    const tag = createElement(
      `callbox-${name}`,
      { ...values, src: attributes.src || known.feed },
      __('The feed has not been read: visitors see the text below.', 'callbox'),
    );
    return (
      renderToString(createElement('link', { rel: 'stylesheet', href: style })) +
      renderToString(createElement('script', { type: 'module', src: script })) +
      renderToString(createElement('div', { dir: isRTL() ? 'rtl' : 'ltr' }, tag)) +
      '<script>new ResizeObserver(() => document.body.toggleAttribute("data-resized")).observe(document.body)</script>'
    );
  }

  function Preview({ name, known, attributes }) {
    const html = createPreview(name, known, attributes);
    const [shown, show] = useState(html);
    const showLater = compose.useDebounce(show, 500);
    useEffect(() => showLater(html), [html, showLater]);
    // Disabled, so that a click selects the block and follows no link.
    return createElement(
      components.Disabled,
      null,
      createElement(components.SandBox, {
        html: shown,
        title: __('Preview', 'callbox'),
        styles: ['body { font-family: system-ui, sans-serif; }'],
      }),
    );
  }

  function createMissing() {
    const words = __('Give the address of a feed in the sidebar, or one for the whole site.', 'callbox');
    const link =
      settings &&
      createElement('a', { href: settings, target: '_blank' }, __('Open the settings', 'callbox'));
    return createElement(
      components.Notice,
      { status: 'warning', isDismissible: false },
      words,
      ' ',
      link || null,
    );
  }

  function createFallback() {
    const placeholder = __('A link to where the same can be found', 'callbox');
    return createElement(
      'div',
      { className: 'callbox-fallback' },
      createElement(
        'p',
        { className: 'callbox-fallback-label' },
        __('Shown until the feed has been read, and where it can’t be:', 'callbox'),
      ),
      createElement(blockEditor.InnerBlocks, {
        template: [['core/paragraph', { placeholder }]],
        allowedBlocks: ['core/paragraph', 'core/list', 'core/list-item', 'core/heading', 'core/image'],
      }),
    );
  }

  const createEdit = (name, known) =>
    function Edit({ attributes, setAttributes }) {
      const controls = Object.entries(known.attributes).map(([property, schema]) =>
        createControl(property, schema, known.feed, attributes[property], value =>
          setAttributes({ [property]: value }),
        ),
      );
      return createElement(
        Fragment,
        null,
        createElement(
          blockEditor.InspectorControls,
          null,
          createElement(components.PanelBody, { title: __('Feed', 'callbox') }, controls),
        ),
        createElement(
          'div',
          blockEditor.useBlockProps(),
          attributes.src || known.feed
            ? createElement(Preview, { name, known, attributes })
            : createMissing(),
          createFallback(),
        ),
      );
    };

  for (const [name, known] of Object.entries(elements)) {
    blocks.registerBlockType(`callbox/${name}`, {
      edit: createEdit(name, known),
      // The fallback is part of the page itself, so that it stays when the plug-in goes.
      save: () => createElement(blockEditor.InnerBlocks.Content),
    });
  }
})(window.wp);
