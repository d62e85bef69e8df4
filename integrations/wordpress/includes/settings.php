<?php
/**
 * What an administrator has set, for the whole site.
 */

namespace Callbox;

defined( 'ABSPATH' ) || exit;

/** Name of the option: addresses by "script" and by the elements' names. uninstall.php names it again. */
const OPTION = 'callbox';

/** One address; nothing where none is set. */
function setting( string $name ): string {
  $settings = get_option( OPTION );
  return is_array( $settings ) && isset( $settings[ $name ] ) ? (string) $settings[ $name ] : '';
}

/** Where an administrator sets them. */
function settings_address(): string {
  return admin_url( 'options-general.php?page=callbox' );
}

/** Address of callbox.js: the copy that the plug-in brings, where no other is set. */
function script_address(): string {
  $address = setting( 'script' );
  return '' === $address ? assets_address( 'callbox.js' ) : $address;
}
