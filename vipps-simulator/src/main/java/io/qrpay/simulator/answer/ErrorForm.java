package io.qrpay.simulator.answer;

import java.util.List;

/** How an API of the vendor says no: each grew up with a form of its own. */
public enum ErrorForm {
    PROBLEM {
        @Override
        public Answer invalid(String path, List<Detail> wrong) {
            return Problem.invalid(path, wrong);
        }

        @Override
        public Answer of(int status, String title, String detail, String path) {
            return Problem.of(status, title, detail, path);
        }
    },
    QR {
        @Override
        public Answer invalid(String path, List<Detail> wrong) {
            return QrError.invalid(wrong);
        }

        @Override
        public Answer of(int status, String title, String detail, String path) {
            return QrError.of(status, title, detail);
        }
    },
    ECOM {
        @Override
        public Answer invalid(String path, List<Detail> wrong) {
            return EcomError.invalid(wrong);
        }

        @Override
        public Answer of(int status, String title, String detail, String path) {
            return EcomError.of(status, detail);
        }
    },
    RECURRING {
        @Override
        public Answer invalid(String path, List<Detail> wrong) {
            return RecurringError.invalid(path, wrong);
        }

        @Override
        public Answer of(int status, String title, String detail, String path) {
            return RecurringError.of(status, title, detail, path);
        }
    },
    EXCHANGE {
        @Override
        public Answer invalid(String path, List<Detail> wrong) {
            return ExchangeError.invalid(wrong);
        }

        @Override
        public Answer of(int status, String title, String detail, String path) {
            return ExchangeError.of(status, title, detail);
        }
    };

    /** A request that breaks the API's document: each wrong field is named. */
    public abstract Answer invalid(String path, List<Detail> wrong);

    /** Any other no. */
    public abstract Answer of(int status, String title, String detail, String path);
}
