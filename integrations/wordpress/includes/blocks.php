<?php
/**
 * The blocks: rendered here, so that an author's page may hold them too.
 */

namespace Callbox;

defined( 'ABSPATH' ) || exit;

function register_blocks(): void {
  $needs = array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-compose', 'wp-element', 'wp-hooks', 'wp-html-entities', 'wp-i18n' );
  wp_register_script( 'callbox-editor', plugins_url( 'editor/blocks.js', FILE ), $needs, VERSION, true );
  wp_set_script_translations( 'callbox-editor', 'callbox', dirname( FILE ) . '/languages' );
  wp_register_style( 'callbox-editor', plugins_url( 'editor/blocks.css', FILE ), array(), VERSION );

  foreach ( element_names() as $name ) {
    register_block_type(
      block_folder( $name ),
      array(
        'render_callback' => static function ( array $attributes, string $content ) use ( $name ): string {
          return render( $name, $attributes, trim( $content ), get_block_wrapper_attributes() );
        },
      )
    );
  }
  add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\tell_editor' );
}

/** What the blocks need to know, as a filter's value, so that it is no global. */
function tell_editor(): void {
  $known = array(
    'script'   => script_address(),
    'style'    => assets_address( 'callbox.css' ),
    'settings' => current_user_can( 'manage_options' ) ? settings_address() : '',
    'elements' => array(),
  );
  foreach ( element_names() as $name ) {
    $known['elements'][ $name ] = array(
      'feed'       => setting( $name ),
      'attributes' => element_attributes( $name ),
    );
  }
  $script = sprintf( 'wp.hooks.addFilter( "callbox.editor", "callbox", () => ( %s ) );', wp_json_encode( $known, JSON_HEX_TAG ) );
  wp_add_inline_script( 'callbox-editor', $script, 'before' );
}
