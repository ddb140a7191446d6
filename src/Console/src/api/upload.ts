import { writeHeader } from './client';
import { Problem } from './problem';
import type { ImportReport } from './types';

/** Streams a file to the import; XMLHttpRequest, because fetch cannot tell how much has been sent. */
export function importCsv(campaign: string, file: File, onProgress: (share: number) => void): Promise<ImportReport> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/v1/campaigns/${campaign}/imports`);
    request.setRequestHeader('Content-Type', 'text/csv');
    for (const [name, value] of Object.entries(writeHeader)) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (e) => onProgress(e.total > 0 ? e.loaded / e.total : 0);
    request.onerror = () => reject(Problem.unreachable());
    request.onload = () => {
      const body = parse(request.responseText);
      // 422 carries a report too: the file as a whole was refused, and the report says why.
      if (body && 'end' in body) {
        resolve(body as ImportReport);
      } else {
        void Problem.of(new Response(request.responseText, { status: request.status })).then(reject);
      }
    };
    request.send(file);
  });
}

function parse(text: string): object | null {
  try {
    return JSON.parse(text) as object;
  } catch {
    return null;
  }
}
