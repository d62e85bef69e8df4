<?php
// PHP's own server has no rewrite rules: what is no file, such as /wp-json/ or a post's address, is WordPress's.
$path   = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
$script = $_SERVER['DOCUMENT_ROOT'] . $path;
if ( is_file( $script ) ) {
  return false;
}
$folder = rtrim( $path, '/' );
if ( '' === $folder || ! is_file( $_SERVER['DOCUMENT_ROOT'] . $folder . '/index.php' ) ) {
  $folder = '';
}
$_SERVER['SCRIPT_NAME']     = $_SERVER['PHP_SELF'] = $folder . '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . $folder . '/index.php';
chdir( $_SERVER['DOCUMENT_ROOT'] . $folder );
require $_SERVER['SCRIPT_FILENAME'];
