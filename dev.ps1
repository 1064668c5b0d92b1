<#
.SYNOPSIS
  The one command for working on Vitrine on Windows: .\dev.ps1 run | build | test | doctor | help

.DESCRIPTION
  NOT YET RUN BY US: written after the tools' own instructions; no Windows machine was at hand.
  Please report what fails. Installs what is missing with winget and says so. The end-to-end shows,
  the benchmark and the installer are made on Linux so far: see ./dev.
#>
param(
    [ValidateSet('run', 'build', 'test', 'doctor', 'help')]
    [string]$Command = 'help',
    [Parameter(ValueFromRemainingArguments = $true)]
    [string[]]$Rest = @()
)

$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot

function Say([string]$Text) { Write-Host "==> $Text" }

function Invoke-Checked([string]$Program, [string[]]$Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program $($Arguments -join ' ') ended with code $LASTEXITCODE" }
}

function Install-Package([string]$Id, [string[]]$More = @('--silent')) {
    Say "Installing $Id"
    Invoke-Checked winget (@('install', '--exact', '--id', $Id,
        '--accept-package-agreements', '--accept-source-agreements') + $More)
    # winget changes the PATH of new windows only.
    $env:PATH = [Environment]::GetEnvironmentVariable('PATH', 'Machine') + ';' +
        [Environment]::GetEnvironmentVariable('PATH', 'User')
}

function Confirm-Gstreamer {
    $root = $env:GSTREAMER_1_0_ROOT_MSVC_X86_64
    if (-not $root) {
        Install-Package 'gstreamerproject.gstreamer'
        $root = [Environment]::GetEnvironmentVariable('GSTREAMER_1_0_ROOT_MSVC_X86_64', 'Machine')
    }
    if (-not $root -or -not (Test-Path "$root\lib\pkgconfig")) {
        throw 'GStreamer for MSVC is needed with both installers, runtime and development: ' +
            'https://gstreamer.freedesktop.org/download/'
    }
    $env:PKG_CONFIG_PATH = "$root\lib\pkgconfig"
    $env:PATH = "$root\bin;$env:PATH"
}

function Confirm-Tools {
    if (-not (Get-Command cargo -ErrorAction SilentlyContinue)) {
        # Rust links with Microsoft's linker.
        Install-Package 'Microsoft.VisualStudio.2022.BuildTools' @('--override',
            '--quiet --wait --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended')
        Install-Package 'Rustlang.Rustup'
    }
    $node = Get-Command node -ErrorAction SilentlyContinue
    if (-not $node -or [version](node --version).TrimStart('v') -lt [version]'20.19.0') {
        Install-Package 'OpenJS.NodeJS.LTS'
    }
    Confirm-Gstreamer
    $stamp = 'ui\node_modules\.installed-lock.json'
    $lock = 'ui\package-lock.json'
    if (-not (Test-Path $stamp) -or (Get-FileHash $stamp).Hash -ne (Get-FileHash $lock).Hash) {
        Say 'Installing the npm packages of ui'
        Invoke-Checked npm @('ci', '--prefix', 'ui', '--no-audit', '--no-fund')
        Copy-Item $lock $stamp
    }
}

function Build-Program {
    Confirm-Tools
    Say 'Building the page'
    Invoke-Checked npm @('run', '--prefix', 'ui', 'build')
    Say 'Building target\release\vitrine.exe'
    Invoke-Checked cargo @('build', '--release', '--package', 'vitrine')
}

function Test-Program {
    Confirm-Tools
    Invoke-Checked cargo @('fmt', '--check')
    Invoke-Checked npm @('run', '--prefix', 'ui', 'check')
    Invoke-Checked npm @('run', '--prefix', 'ui', 'build')
    Invoke-Checked npm @('test', '--prefix', 'ui')
    Invoke-Checked cargo @('clippy', '--workspace', '--exclude', 'vitrine-tests', '--all-targets', '--', '-D', 'warnings')
    Invoke-Checked cargo @('test', '--workspace', '--exclude', 'vitrine-tests')
}

switch ($Command) {
    'run' { Build-Program; Invoke-Checked 'target\release\vitrine.exe' $Rest }
    'build' { Build-Program }
    'test' { Test-Program }
    'doctor' { Build-Program; Invoke-Checked 'target\release\vitrine.exe' (@('doctor') + $Rest) }
    'help' { Get-Help $PSCommandPath -Detailed }
}
