"""The version of this package; written by tools/build-wheel.sh from Directory.Build.props."""

__version__ = "0.1.0"
