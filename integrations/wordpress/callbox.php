<?php
/**
 * Plugin Name:       Callbox
 * Description:       Police appeals, community events, videos and moderated comments from JSON feeds, as blocks and shortcodes.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            Callbox contributors
 * License:           MIT
 * License URI:       https://opensource.org/licenses/MIT
 * Text Domain:       callbox
 * Domain Path:       /languages
 */

namespace Callbox;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const FILE    = __FILE__;

require_once __DIR__ . '/includes/elements.php';
require_once __DIR__ . '/includes/addresses.php';
require_once __DIR__ . '/includes/settings.php';
require_once __DIR__ . '/includes/script.php';
require_once __DIR__ . '/includes/render.php';
require_once __DIR__ . '/includes/shortcodes.php';
require_once __DIR__ . '/includes/blocks.php';

add_action( 'init', __NAMESPACE__ . '\load_words' );
add_action( 'init', __NAMESPACE__ . '\register_shortcodes' );
add_action( 'init', __NAMESPACE__ . '\register_blocks' );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\as_module', 10, 3 );

if ( is_admin() ) {
  require_once __DIR__ . '/includes/settings-page.php';
  add_action( 'admin_init', __NAMESPACE__ . '\register_settings' );
  add_action( 'admin_menu', __NAMESPACE__ . '\add_settings_page' );
  add_filter( 'plugin_action_links_' . plugin_basename( FILE ), __NAMESPACE__ . '\add_settings_link' );
}

function load_words(): void {
  load_plugin_textdomain( 'callbox', false, dirname( plugin_basename( FILE ) ) . '/languages' );
}
