<?php
/**
 * The page Settings → Callbox.
 */

namespace Callbox;

defined( 'ABSPATH' ) || exit;

const PAGE = 'callbox';

function add_settings_page(): void {
  add_options_page( __( 'Callbox', 'callbox' ), __( 'Callbox', 'callbox' ), 'manage_options', PAGE, __NAMESPACE__ . '\show_settings_page' );
}

function add_settings_link( array $links ): array {
  array_unshift( $links, sprintf( '<a href="%s">%s</a>', esc_url( settings_address() ), esc_html__( 'Settings', 'callbox' ) ) );
  return $links;
}

function register_settings(): void {
  register_setting(
    PAGE,
    OPTION,
    array(
      'type'              => 'array',
      'sanitize_callback' => __NAMESPACE__ . '\accept_settings',
      'default'           => array(),
    )
  );
  add_settings_section( 'feeds', __( 'Feeds', 'callbox' ), __NAMESPACE__ . '\explain_feeds', PAGE );
  add_settings_section( 'script', __( 'Script', 'callbox' ), __NAMESPACE__ . '\explain_script', PAGE );
  foreach ( setting_labels() as $name => $label ) {
    add_settings_field(
      OPTION . '-' . $name,
      $label,
      __NAMESPACE__ . '\show_field',
      PAGE,
      'script' === $name ? 'script' : 'feeds',
      array(
        'label_for' => OPTION . '-' . $name,
        'name'      => $name,
      )
    );
  }
}

/** The settings that this user may change, with their labels. */
function setting_labels(): array {
  $labels = array();
  foreach ( element_names() as $name ) {
    $block           = \WP_Block_Type_Registry::get_instance()->get_registered( 'callbox/' . $name );
    $labels[ $name ] = $block ? $block->title : $name;
  }
  // Who may not write script into a page may not choose the script of all pages either; so it is on a network of sites.
  if ( current_user_can( 'unfiltered_html' ) ) {
    $labels['script'] = __( 'Address of callbox.js', 'callbox' );
  }
  return $labels;
}

/** The settings to keep: an address that is none is told, and what was there stays. */
function accept_settings( $given ): array {
  $kept = (array) get_option( OPTION );
  foreach ( setting_labels() as $name => $label ) {
    $text    = is_array( $given ) && isset( $given[ $name ] ) && is_string( $given[ $name ] ) ? trim( $given[ $name ] ) : '';
    $address = web_address( $text );
    if ( '' !== $text && '' === $address ) {
      /* translators: 1: what the address is for, 2: what was written. */
      $words = sprintf( __( '%1$s: “%2$s” is no address of the web. It has to begin with https:// or http://, or with a slash on this site. Nothing was changed there.', 'callbox' ), $label, $text );
      add_settings_error( OPTION, OPTION . '-' . $name, esc_html( $words ) );
      continue;
    }
    $kept[ $name ] = $address;
  }
  return array_filter( $kept );
}

function explain_feeds(): void {
  echo '<p>' . esc_html__( 'A block or shortcode without an address of its own shows the feed given here.', 'callbox' ) . '</p>';
}

function explain_script(): void {
  if ( current_user_can( 'unfiltered_html' ) ) {
    echo '<p>' . esc_html__( 'Leave it empty to use the copy that came with this plug-in. Another address, such as a CDN’s, runs with all rights on every page that shows an element: give only one that you trust.', 'callbox' ) . '</p>';
  } else {
    echo '<p>' . esc_html__( 'Only who may publish scripts on this network can change it.', 'callbox' ) . '</p>';
  }
}

function show_field( array $field ): void {
  printf(
    '<input class="large-text code" type="text" inputmode="url" spellcheck="false" dir="ltr" id="%1$s" name="%2$s" value="%3$s" placeholder="%4$s">',
    esc_attr( $field['label_for'] ),
    esc_attr( OPTION . '[' . $field['name'] . ']' ),
    esc_attr( setting( $field['name'] ) ),
    esc_attr( 'script' === $field['name'] ? assets_address( 'callbox.js' ) : 'https://' )
  );
}

function show_settings_page(): void {
  if ( ! current_user_can( 'manage_options' ) ) {
    return;
  }
  echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1><form action="options.php" method="post">';
  settings_fields( PAGE );
  do_settings_sections( PAGE );
  submit_button();
  echo '</form></div>';
}
