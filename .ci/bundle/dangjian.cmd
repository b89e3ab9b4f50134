@echo off
rem Start dangjian from this folder without network; the first start prepares .venv-@VERSION@ beside this file.
rem cmd.exe reads this file in the console's own code page: it is ASCII, and what users read stands in the other files.
setlocal
set "page="
for /f "tokens=2 delims=:." %%p in ('chcp') do set "page=%%p"
chcp 65001 >nul
set "environment=%~dp0.venv-@VERSION@"
set "python=%environment%\Scripts\python.exe"
set "prepared="
if exist "%environment%\ready" if exist "%python%" goto run

:prepare
set "prepared=1"
set "code=2"
set "launcher="
for %%v in (3.11 3.12 3.13 3.14 3) do call :try py -%%v
call :try python
if defined launcher goto install
type "%~dp0no-python.txt" 1>&2
goto end

:install
%launcher% -I -X utf8 "%~dp0start.py"
if not "%errorlevel%"=="0" goto end

:run
"%python%" -I -X utf8 -m dangjian_cli %*
set "code=%errorlevel%"
rem 103: the Python that this environment was made with is gone, as in a folder that came from another computer.
if "%code%"=="103" if not defined prepared goto prepare

:end
rem A double click gives no arguments, and its window would close at once: keep a prompt open to type commands in.
if "%~1"=="" cmd /k
if defined page chcp %page% >nul
exit /b %code%

:try
rem The first of the commands that starts a Python >= 3.11 (tomllib came with it) becomes the launcher.
if defined launcher exit /b
%* -c "import tomllib, venv" >nul 2>nul
if "%errorlevel%"=="0" set "launcher=%*"
exit /b
