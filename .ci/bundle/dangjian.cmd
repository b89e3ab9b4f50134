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
rem tomllib came with Python 3.11
for %%v in (3.11 3.12 3.13 3.14 3) do (
    py -%%v -c "import tomllib, venv" >nul 2>nul && (set "launcher=py -%%v" & goto found)
)
python -c "import tomllib, venv" >nul 2>nul && (set "launcher=python" & goto found)
type "%~dp0no-python.txt" 1>&2
goto end

:found
%launcher% -I -X utf8 "%~dp0start.py"
if errorlevel 1 goto end

:run
"%python%" -I -X utf8 -m dangjian_cli %*
set "code=%errorlevel%"
rem 103: the Python that this environment was made with is gone, as in a folder that came from another computer.
if "%code%"=="103" if not defined prepared goto prepare

:end
rem A double click has no arguments and would close the window at once: leave one open to type in.
set "line=%cmdcmdline:"=%"
if "%~1"=="" if not "%line:dangjian.cmd=%"=="%line%" cmd /k
if defined page chcp %page% >nul
exit /b %code%
