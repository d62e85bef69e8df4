<?php
// Installs WordPress with a user of each role that matters here; the password is the first argument.
define( 'WP_INSTALLING', true );
require 'wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install( 'Averley Gazette', 'administrator', 'administrator@example.org', false, '', $argv[1] );
foreach ( array( 'editor', 'author', 'subscriber' ) as $role ) {
  $user = wp_create_user( $role, $argv[1], "$role@example.org" );
  ( new WP_User( $user ) )->set_role( $role );
}
update_option( 'permalink_structure', '/%postname%/' );
update_option( 'rewrite_rules', '' );
